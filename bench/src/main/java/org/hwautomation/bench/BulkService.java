package org.hwautomation.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.hwautomation.app.config.OpenDatabase;
import org.hwautomation.app.config.Service;
import org.hwautomation.app.config.ServiceSettings;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.bmc.BmcProblem;
import org.hwautomation.fleet.credential.Login;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.NewServer;
import org.hwautomation.fleet.server.Trust;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// The real service on its embedded PostgreSQL in a directory of its own, without web pages.
final class BulkService implements AutoCloseable {

  static final Actor ACTOR = Actor.system("bench");
  private static final int ENROLLED_AT_ONCE = 16;
  private static final int ENROLMENT_TRIES = 5;

  private final Path directory;
  private final OpenDatabase database;
  private final Service service;

  private BulkService(Path directory, OpenDatabase database, Service service) {
    this.directory = directory;
    this.database = database;
    this.service = service;
  }

  /// @param scale how many times faster than real time the machines live
  static BulkService open(int jobsAtOnce, int scale) throws IOException {
    return open(jobsAtOnce, scale, Map.of());
  }

  /// @param deviceTypes YAML by file name
  static BulkService open(int jobsAtOnce, int scale, Map<String, String> deviceTypes)
      throws IOException {
    // PostgreSQL does not run as root and has to come through.
    var directory =
        Files.createTempDirectory(
            "hwautomation-bench",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
    var types = Files.createDirectories(directory.resolve("config").resolve("device-types"));
    for (var type : deviceTypes.entrySet()) {
      Files.writeString(types.resolve(type.getKey()), type.getValue());
    }
    var settings =
        new ServiceSettings(
            "127.0.0.1",
            0,
            directory,
            directory.resolve("config"),
            Optional.empty(),
            "",
            Optional.empty(),
            1.0 / scale,
            jobsAtOnce,
            jobsAtOnce,
            4,
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            "bench");
    var database = OpenDatabase.open(settings);
    return new BulkService(directory, database, Service.open(database.dataSource(), settings));
  }

  Service service() {
    return service;
  }

  DataSource dataSource() {
    return database.dataSource();
  }

  /// @return in the order of the BMCs
  List<UUID> enrol(List<JsonNode> bmcs) throws Exception {
    var running = new ArrayList<Future<UUID>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var places = new Semaphore(ENROLLED_AT_ONCE);
      for (var bmc : bmcs) {
        running.add(
            threads.submit(() -> {
              places.acquire();
              try {
                return enrolPatiently(bmc);
              } finally {
                places.release();
              }
            }));
      }
    }
    var ids = new ArrayList<UUID>();
    for (var one : running) ids.add(one.get());
    return ids;
  }

  /// On a machine that is busy with a thousand simulated BMCs a first handshake may take too long;
  /// enrolling is not what is measured.
  private UUID enrolPatiently(JsonNode bmc) {
    for (int attempt = 1; ; attempt++) {
      try {
        return enrol(bmc);
      } catch (BmcProblem e) {
        if (attempt == ENROLMENT_TRIES) throw e;
      }
    }
  }

  private UUID enrol(JsonNode bmc) {
    var uri = URI.create(bmc.path("uri").asString(""));
    var endpoint =
        new Endpoint(
            uri.getHost(),
            uri.getPort(),
            new Trust.Pinned(new Sha256(bmc.path("certificateSha256").asString(""))),
            false,
            Optional.empty());
    var login =
        new Login(bmc.path("user").asString(""), Secret.of(bmc.path("password").asString("")));
    return service
        .fleet()
        .servers()
        .enrol(
            ACTOR,
            new NewServer(
                Optional.of(bmc.path("name").asString("")),
                endpoint,
                login,
                NewServer.DEFAULT_SITE,
                List.of(bmc.path("profile").asString("")),
                Optional.empty()))
        .id();
  }

  long databaseBytes() {
    return JdbcClient.create(database.dataSource())
        .sql("SELECT pg_database_size(current_database())")
        .query(Long.class)
        .single();
  }

  @Override
  public void close() {
    service.close();
    database.close();
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
