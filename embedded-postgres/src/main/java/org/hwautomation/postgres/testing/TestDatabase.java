package org.hwautomation.postgres.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.hwautomation.postgres.EmbeddedPostgres;
import org.hwautomation.postgres.Options;
import org.postgresql.ds.PGSimpleDataSource;

/// An empty database on a throw-away server that all tests of this JVM share. The server is ended
/// with the JVM; one left by a JVM that was killed is ended by the next.
///
/// @param jdbcUrl user and password included where JDBC wants them apart
public record TestDatabase(String jdbcUrl, String user, String password) {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Map<String, String> FILLED = new ConcurrentHashMap<>();

  /// Speed instead of durability: nobody reads these data after a crash.
  private static final Map<String, String> SETTINGS =
      Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

  private static final class Shared {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        var root = Path.of(System.getProperty("java.io.tmpdir"));
        Leftovers.end(root);
        var directory =
            Files.createDirectories(
                root.resolve(Leftovers.PREFIX + ProcessHandle.current().pid()),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        var server =
            EmbeddedPostgres.start(
                directory, new Options(root.resolve("hwautomation-postgres-programs"), SETTINGS));
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(() -> {
                  server.crash();
                  try {
                    Leftovers.removeBehindUs(directory);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public static TestDatabase create() {
    return copyOf("template1");
  }

  /// A copy of a database that is filled once in this JVM: as empty as the first, and there at
  /// once.
  ///
  /// @param name of what it is filled with
  /// @param fill closes every connection that it opens
  public static TestDatabase filled(String name, Consumer<DataSource> fill) {
    var template =
        FILLED.computeIfAbsent(
            name,
            _ -> {
              var database = create();
              fill.accept(database.dataSource());
              return database.name();
            });
    return copyOf(template);
  }

  private static TestDatabase copyOf(String template) {
    var server = Shared.SERVER;
    var name = "test_" + NUMBER.incrementAndGet();
    try (var connection =
            DriverManager.getConnection(
                server.jdbcUrl(), server.user(), server.password().reveal());
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create " + name, e);
    }
    return new TestDatabase(server.jdbcUrl(name), server.user(), server.password().reveal());
  }

  private String name() {
    return jdbcUrl.substring(jdbcUrl.lastIndexOf('/') + 1);
  }

  /// Connections without a pool.
  public DataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }
}
