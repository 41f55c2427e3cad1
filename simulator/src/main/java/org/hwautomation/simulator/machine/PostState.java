package org.hwautomation.simulator.machine;

/// Where the host is between power-on and operating system; the names are iLO's `PostState`, which
/// is the most detailed of the vendors.
public enum PostState {
  OFF("PowerOff", "None"),
  RESET("Reset", "None"),
  IN_POST("InPost", "PrimaryProcessorInitializationStarted"),
  DISCOVERY_START("InPostDiscoveryStart", "PCIResourceConfigStarted"),
  DISCOVERY_COMPLETE("InPostDiscoveryComplete", "SystemHardwareInitializationComplete"),
  FINISHED("FinishedPost", "OSRunning");

  private final String hpe;
  private final String bootProgress;

  PostState(String hpe, String bootProgress) {
    this.hpe = hpe;
    this.bootProgress = bootProgress;
  }

  /// As iLO spells it.
  public String hpe() {
    return hpe;
  }

  /// The value of `BootProgress.LastState` then.
  public String bootProgress() {
    return bootProgress;
  }

  public boolean inPost() {
    return this != OFF && this != FINISHED;
  }
}
