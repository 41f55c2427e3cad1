package org.hwautomation.jobs;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The tables of jobs. The service migrates them together with its own; who uses jobs alone calls
/// this.
public final class Schema {

  /// Flyway location of the migrations.
  public static final String LOCATION = "classpath:db/migration/jobs";

  private Schema() {}

  public static void migrate(DataSource dataSource) {
    Flyway.configure().dataSource(dataSource).locations(LOCATION).load().migrate();
  }
}
