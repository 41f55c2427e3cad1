package org.hwautomation.app.config;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hwautomation.base.Secret;
import org.hwautomation.postgres.EmbeddedPostgres;
import org.hwautomation.postgres.Options;
import org.hwautomation.postgres.PostgresProblem;
import org.jspecify.annotations.Nullable;

/// The database, embedded or outside, behind a pool.
public final class OpenDatabase implements AutoCloseable {

  private final HikariDataSource pool;
  private final @Nullable EmbeddedPostgres embedded;

  private OpenDatabase(HikariDataSource pool, @Nullable EmbeddedPostgres embedded) {
    this.pool = pool;
    this.embedded = embedded;
  }

  /// @throws StartProblem in one line
  public static OpenDatabase open(ServiceSettings settings) {
    DataDirectory.require(settings.dataDirectory());
    return settings.database().isPresent()
        ? outside(settings, settings.database().get())
        : embedded(settings);
  }

  private static OpenDatabase embedded(ServiceSettings settings) {
    try {
      var directory = settings.dataDirectory().resolve("postgresql");
      var postgres = EmbeddedPostgres.start(directory, Options.in(settings.dataDirectory()));
      return new OpenDatabase(
          pool(new DatabaseAddress(postgres.jdbcUrl(), postgres.user(), postgres.password())),
          postgres);
    } catch (PostgresProblem e) {
      throw new StartProblem(String.valueOf(e.getMessage()), e);
    }
  }

  private static OpenDatabase outside(ServiceSettings settings, String url) {
    var address =
        new DatabaseAddress(
            url,
            settings.databaseUser(),
            settings.databasePasswordFile().map(OpenDatabase::read).orElse(Secret.of("")));
    address.requireUsable();
    return new OpenDatabase(pool(address), null);
  }

  private static Secret read(Path file) {
    try {
      return Secret.of(Files.readString(file).strip());
    } catch (IOException e) {
      throw new StartProblem(
          "cannot read the database password from " + file + ": " + e.getMessage(), e);
    }
  }

  private static HikariDataSource pool(DatabaseAddress address) {
    var config = new HikariConfig();
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword(address.password().reveal());
    config.setMaximumPoolSize(32);
    config.setMinimumIdle(4);
    config.setConnectionTimeout(DatabaseAddress.CONNECT.toMillis());
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
