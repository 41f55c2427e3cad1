package org.hwautomation.fleet;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.hwautomation.base.Secret;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Role;
import org.hwautomation.fleet.configuration.FleetConfig;
import org.hwautomation.fleet.credential.Login;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.FleetSchema;
import org.hwautomation.fleet.window.Windows;
import org.hwautomation.jobs.Schema;
import org.hwautomation.postgres.testing.TestDatabase;

/// A fleet on a fresh PostgreSQL database, with made-up BMCs and a clock that the test moves.
public final class FleetFixture implements AutoCloseable {

  public static final Actor ADMIN = new Actor("ada", Role.ADMIN, "test");
  public static final Actor OPERATOR = new Actor("otto", Role.OPERATOR, "test");
  public static final Actor VIEWER = new Actor("vera", Role.VIEWER, "test");
  public static final Login LOGIN = new Login("root", Secret.of("calvin-and-hobbes"));

  public final TestClock clock = new TestClock();
  public final FakeBmcs bmcs = new FakeBmcs(clock);
  public final HikariDataSource dataSource;
  public final Database database;
  public final Path data;
  public final FleetConfig config;
  public final Fleet fleet;

  /// @param directory a test's temporary directory; holds `data` and `config`
  public FleetFixture(Path directory) {
    this(directory, false);
  }

  /// With the tables of jobs, too.
  public static FleetFixture withJobs(Path directory) {
    return new FleetFixture(directory, true);
  }

  private FleetFixture(Path directory, boolean jobs) {
    var created =
        jobs
            ? TestDatabase.filled("fleet and jobs", FleetFixture::migrateBoth)
            : TestDatabase.filled("fleet", FleetSchema::migrate);
    var pool = new HikariConfig();
    pool.setJdbcUrl(created.jdbcUrl());
    pool.setUsername(created.user());
    pool.setPassword(created.password());
    pool.setMaximumPoolSize(8);
    dataSource = new HikariDataSource(pool);
    database = new Database(dataSource);
    data = directory.resolve("data");
    config = FleetConfig.defaults(data, directory.resolve("config")).withPasswordCost(4);
    fleet = reopen();
  }

  private static void migrateBoth(DataSource source) {
    Schema.migrate(source);
    FleetSchema.migrate(source);
  }

  /// Nobody waits for them.
  public Windows windows() {
    return new Windows(
        database, fleet.servers(), fleet.catalogs()::current, fleet.audit(), clock, _ -> {});
  }

  /// Another service on the same database and directories.
  public Fleet reopen() {
    return Fleet.open(dataSource, config, bmcs, clock);
  }

  public static void write(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long count(String table) {
    return database.sql("SELECT count(*) FROM " + table).query(Long.class).single();
  }

  @Override
  public void close() {
    fleet.close();
    dataSource.close();
  }

  /// Stands still until it is moved.
  public static final class TestClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-21T08:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    public void advance(Duration by) {
      now = now.plus(by);
    }
  }
}
