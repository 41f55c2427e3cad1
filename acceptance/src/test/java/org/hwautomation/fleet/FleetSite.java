package org.hwautomation.fleet;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.configuration.FleetConfig;
import org.hwautomation.fleet.credential.Login;
import org.hwautomation.fleet.database.FleetSchema;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.NewServer;
import org.hwautomation.fleet.server.Trust;
import org.hwautomation.postgres.testing.TestDatabase;
import org.hwautomation.simulator.server.SimulatedBmc;

/// A fleet on a database of its own, with a clock that a test moves.
public final class FleetSite implements AutoCloseable {

  private Instant now = Instant.parse("2026-11-21T08:00:00Z");
  private final HikariDataSource pool = new HikariDataSource();
  private final Fleet fleet;

  /// @param directory `config` in it is the configuration
  public FleetSite(Path directory) {
    pool.setDataSource(TestDatabase.create().dataSource());
    pool.setMaximumPoolSize(4);
    FleetSchema.migrate(pool);
    var config =
        FleetConfig.defaults(directory.resolve("data"), directory.resolve("config"))
            .withPasswordCost(4);
    fleet = Fleet.open(pool, config, clock(), 0.001);
  }

  public Fleet fleet() {
    return fleet;
  }

  public DataSource database() {
    return pool;
  }

  public InstantSource clock() {
    return () -> now;
  }

  public void later(Duration by) {
    now = now.plus(by);
  }

  public UUID enrol(SimulatedBmc bmc) {
    var endpoint =
        new Endpoint(
            bmc.address().getHostString(),
            bmc.address().getPort(),
            new Trust.Pinned(new Sha256(bmc.certificateSha256())),
            false,
            Optional.empty());
    var login = new Login(bmc.user(), Secret.of(bmc.password()));
    return fleet.servers().enrol(Actor.system("test"), NewServer.at(endpoint, login)).id();
  }

  @Override
  public void close() {
    fleet.close();
    pool.close();
  }
}
