package org.hwautomation.driver.standard;

import org.hwautomation.driver.testkit.SimulatedServer;

/// The standard driver connected over the wire to the simulated machine of no vendor, whose time
/// moves by hand.
public final class OnGeneric {

  private OnGeneric() {}

  @FunctionalInterface
  public interface Doing {
    void with(SimulatedServer generic) throws Exception;
  }

  public static void run(Doing doing) throws Exception {
    try (var machine = SimulatedServer.of("generic", new StandardDriver())) {
      doing.with(machine);
    }
  }
}
