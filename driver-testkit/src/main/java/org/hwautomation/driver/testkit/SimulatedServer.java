package org.hwautomation.driver.testkit;

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
import org.hwautomation.redfish.client.Redfish;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;

/// One driver connected over the wire to one simulated machine, whose time moves by hand.
public record SimulatedServer(Simulator simulator, Connector connector, Connection connection)
    implements AutoCloseable {

  /// @param profile such as `dell-r750`
  public static SimulatedServer of(String profile, Driver driver) {
    return of(Simulator.byHand(profile), driver);
  }

  /// @param simulator of one machine; is closed with this
  public static SimulatedServer of(Simulator simulator, Driver driver) {
    var clock = InstantSource.system();
    var connector =
        new Connector(Redfish.create(clock), List.of(driver), _ -> Optional.empty(), clock);
    try {
      var connection = connector.connect(WireConformance.endpoint(simulator.bmc()));
      return new SimulatedServer(simulator, connector, connection);
    } catch (RuntimeException e) {
      connector.close();
      simulator.close();
      throw e;
    }
  }

  public SimulatedBmc bmc() {
    return simulator.bmc();
  }

  public ConnectedServer server() {
    return connection.server();
  }

  /// Restarts the host and lets POST pass.
  public void restartHost() {
    server().must(Power.class).reset(ResetType.FORCE_RESTART);
    bmc().advance(Duration.ofMinutes(10));
  }

  @Override
  public void close() {
    connection.close();
    connector.close();
    simulator.close();
  }
}
