package org.hwautomation.simulator.machine;

import java.util.Arrays;
import java.util.Optional;

/// `Resource.ResetType` as far as a host understands it.
public enum ResetType {
  ON("On"),
  FORCE_ON("ForceOn"),
  FORCE_OFF("ForceOff"),
  GRACEFUL_SHUTDOWN("GracefulShutdown"),
  GRACEFUL_RESTART("GracefulRestart"),
  FORCE_RESTART("ForceRestart"),
  POWER_CYCLE("PowerCycle"),
  FULL_POWER_CYCLE("FullPowerCycle"),
  PUSH_POWER_BUTTON("PushPowerButton"),
  NMI("Nmi");

  private final String redfish;

  ResetType(String redfish) {
    this.redfish = redfish;
  }

  public String redfish() {
    return redfish;
  }

  public static Optional<ResetType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.redfish.equals(name)).findFirst();
  }

  /// Whether the machine is in the wanted state already, so that there is nothing to do.
  public boolean isIdle(PowerState power) {
    return switch (this) {
      case ON, FORCE_ON -> power == PowerState.ON;
      case FORCE_OFF, GRACEFUL_SHUTDOWN, GRACEFUL_RESTART, FORCE_RESTART, POWER_CYCLE, NMI ->
          power == PowerState.OFF;
      case FULL_POWER_CYCLE, PUSH_POWER_BUTTON -> false;
    };
  }
}
