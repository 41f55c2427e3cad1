package org.hwautomation.driver;

/// Redfish `ResetType`, the values that we send. DSP0268 `Resource.ResetType`.
public enum ResetType {
  ON("On"),
  FORCE_ON("ForceOn"),
  FORCE_OFF("ForceOff"),
  GRACEFUL_SHUTDOWN("GracefulShutdown"),
  GRACEFUL_RESTART("GracefulRestart"),
  FORCE_RESTART("ForceRestart"),
  POWER_CYCLE("PowerCycle"),
  PUSH_POWER_BUTTON("PushPowerButton"),
  NMI("Nmi");

  private final String redfishName;

  ResetType(String redfishName) {
    this.redfishName = redfishName;
  }

  public String redfishName() {
    return redfishName;
  }
}
