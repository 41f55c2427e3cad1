package org.hwautomation.simulator.machine;

/// What `ComputerSystem.PowerState` says.
public enum PowerState {
  ON("On"),
  OFF("Off");

  private final String redfish;

  PowerState(String redfish) {
    this.redfish = redfish;
  }

  public String redfish() {
    return redfish;
  }
}
