package org.hwautomation.app.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.hwautomation.app.WebServer;
import org.hwautomation.app.config.OpenDatabase;
import org.hwautomation.app.config.Service;
import org.hwautomation.app.config.ServiceSettings;
import org.hwautomation.base.Secret;
import org.hwautomation.postgres.testing.TestDatabase;

/// The real service on a free port of 127.0.0.1, over a database of its own, just started for the
/// first time.
public final class RunningService implements AutoCloseable {

  /// A hundredth of the pauses that real hardware needs: machines run at a high time scale.
  private static final double PACE = 0.01;

  private final Path directory;
  private final TestDatabase database;
  private final OpenDatabase pool;
  private final Service service;
  private final WebServer web;
  private final Secret oneTimePassword;

  private RunningService(
      Path directory,
      TestDatabase database,
      OpenDatabase pool,
      Service service,
      WebServer web,
      Secret oneTimePassword) {
    this.directory = directory;
    this.database = database;
    this.pool = pool;
    this.service = service;
    this.web = web;
    this.oneTimePassword = oneTimePassword;
  }

  public static RunningService start() {
    var directory = newDirectory();
    var database = TestDatabase.create();
    var settings = settings(directory, database);
    var pool = OpenDatabase.open(settings);
    var service = Service.open(pool.dataSource(), settings);
    var web = WebServer.start(service, settings);
    service.runJobs();
    var password = service.fleet().users().createFirstAdministrator().orElseThrow();
    return new RunningService(directory, database, pool, service, web, password);
  }

  private static ServiceSettings settings(Path directory, TestDatabase database) {
    try {
      var passwordFile = Files.writeString(directory.resolve("password"), database.password());
      return new ServiceSettings(
          "127.0.0.1",
          0,
          directory,
          directory.resolve("config"),
          Optional.of(database.jdbcUrl()),
          database.user(),
          Optional.of(passwordFile),
          PACE,
          50,
          50,
          1,
          Duration.ofMillis(200),
          Duration.ofSeconds(1),
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          "test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path newDirectory() {
    try {
      return Files.createTempDirectory(
          "hwautomation-service",
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI uri() {
    return web.uri();
  }

  /// What the first start prints for the user `admin`.
  public Secret oneTimePassword() {
    return oneTimePassword;
  }

  /// Device types and firmware catalog, as an operator edits them.
  public Path configDirectory() {
    return directory.resolve("config");
  }

  public Path dataDirectory() {
    return directory;
  }

  public TestDatabase database() {
    return database;
  }

  public Service service() {
    return service;
  }

  @Override
  public void close() {
    web.close();
    service.close();
    pool.close();
    deleteFiles();
  }

  /// What is left to do when the JVM ends and takes everything else with it.
  public void deleteFiles() {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
