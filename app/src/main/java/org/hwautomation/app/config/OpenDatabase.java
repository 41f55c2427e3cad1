package org.hwautomation.app.config;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.hwautomation.postgres.EmbeddedPostgres;
import org.hwautomation.postgres.Options;
import org.hwautomation.postgres.PostgresProblem;
import org.jspecify.annotations.Nullable;

/// The database, embedded or outside, behind a pool.
public final class OpenDatabase implements AutoCloseable {

  private static final int OLDEST = 15;
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final HikariDataSource pool;
  private final @Nullable EmbeddedPostgres embedded;

  private OpenDatabase(HikariDataSource pool, @Nullable EmbeddedPostgres embedded) {
    this.pool = pool;
    this.embedded = embedded;
  }

  /// @throws StartProblem in one line
  public static OpenDatabase open(ServiceSettings settings) {
    return settings.database().isPresent()
        ? outside(settings, settings.database().get())
        : embedded(settings);
  }

  private static OpenDatabase embedded(ServiceSettings settings) {
    try {
      var directory = settings.dataDirectory().resolve("postgresql");
      var postgres = EmbeddedPostgres.start(directory, Options.in(settings.dataDirectory()));
      return new OpenDatabase(
          pool(postgres.jdbcUrl(), postgres.user(), postgres.password().reveal()), postgres);
    } catch (PostgresProblem e) {
      throw new StartProblem(String.valueOf(e.getMessage()), e);
    }
  }

  private static OpenDatabase outside(ServiceSettings settings, String url) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new StartProblem(
          "--database wants a URL such as jdbc:postgresql://host:5432/hwautomation, not " + url);
    }
    var password = settings.databasePasswordFile().map(OpenDatabase::read).orElse("");
    HikariDataSource pool;
    try {
      pool = pool(url, settings.databaseUser(), password);
    } catch (RuntimeException e) {
      throw new StartProblem("the database " + url + " cannot be used: " + root(e), e);
    }
    try (var connection = pool.getConnection()) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        throw new StartProblem(
            "the database %s is PostgreSQL %d; %d or newer is needed"
                .formatted(url, version, OLDEST));
      }
      return new OpenDatabase(pool, null);
    } catch (SQLException e) {
      pool.close();
      throw new StartProblem("the database " + url + " cannot be reached: " + e.getMessage(), e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new StartProblem(
          "cannot read the database password from " + file + ": " + e.getMessage(), e);
    }
  }

  private static String root(Throwable e) {
    var cause = e;
    while (cause.getCause() != null) cause = cause.getCause();
    return String.valueOf(cause.getMessage());
  }

  private static HikariDataSource pool(String url, String user, String password) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(32);
    config.setMinimumIdle(4);
    config.setConnectionTimeout(CONNECT.toMillis());
    config.setPoolName("hwautomation");
    config.addDataSourceProperty("ApplicationName", "hwautomation");
    return new HikariDataSource(config);
  }

  public HikariDataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
    if (embedded != null) embedded.close();
  }
}
