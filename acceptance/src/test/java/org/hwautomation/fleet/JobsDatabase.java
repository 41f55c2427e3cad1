package org.hwautomation.fleet;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.hwautomation.jobs.Schema;
import org.hwautomation.postgres.testing.TestDatabase;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A database with the tables of jobs, for one test class. Without its pool most of the time would
/// go into signing in.
public final class JobsDatabase implements BeforeAllCallback, AfterAllCallback {

  private final HikariDataSource pool = new HikariDataSource();

  public DataSource pool() {
    return pool;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    pool.setDataSource(TestDatabase.create().dataSource());
    Schema.migrate(pool);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    pool.close();
  }
}
