package org.hwautomation.simulator.machine;

/// What makes one machine of a fleet.
///
/// @param index from 0 within the fleet
/// @param seed of everything random about this machine
/// @param timeScale virtual seconds per real second, 0 = by hand only
public record MachineSpec(
    String name, int index, long seed, String user, String password, double timeScale) {

  @Override
  public String toString() {
    return "MachineSpec[" + name + "]";
  }
}
