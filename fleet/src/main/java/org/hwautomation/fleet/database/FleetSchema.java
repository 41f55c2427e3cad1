package org.hwautomation.fleet.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings the fleet's tables to the version this program needs. Keeps its own history table, so
/// that the order in which modules migrate does not matter.
public final class FleetSchema {

  public static final String LOCATION = "classpath:db/migration/fleet";

  private FleetSchema() {}

  public static void migrate(DataSource dataSource) {
    Flyway.configure()
        .dataSource(dataSource)
        .locations(LOCATION)
        .table("fleet_schema_history")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }
}
