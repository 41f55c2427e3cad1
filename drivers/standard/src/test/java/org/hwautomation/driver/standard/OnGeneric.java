package org.hwautomation.driver.standard;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Connection;
import org.hwautomation.driver.Connector;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.ResetType;
import org.hwautomation.driver.testkit.WireConformance;
import org.hwautomation.redfish.client.Redfish;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;

/// The standard driver connected over the wire to the simulated machine of no vendor, whose time
/// moves by hand.
public record OnGeneric(SimulatedBmc bmc, Connection connection) {

  @FunctionalInterface
  public interface Doing {
    void with(OnGeneric generic) throws Exception;
  }

  public static void run(Doing doing) throws Exception {
    var clock = InstantSource.system();
    try (var simulator = Simulator.byHand("generic");
        var connector =
            new Connector(
                Redfish.create(clock),
                List.<Driver>of(new StandardDriver()),
                _ -> Optional.empty(),
                clock);
        var connection = connector.connect(WireConformance.endpoint(simulator.bmc()))) {
      doing.with(new OnGeneric(simulator.bmc(), connection));
    }
  }

  public ConnectedServer server() {
    return connection.server();
  }

  /// Restarts the host and lets POST pass.
  public void restartHost() {
    server().must(Power.class).reset(ResetType.FORCE_RESTART);
    bmc.advance(Duration.ofMinutes(10));
  }
}
