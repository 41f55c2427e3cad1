package org.hwautomation.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The process that owns a database is killed: with `kill -9`, in any moment of its life.
class KilledOwnerTest {

  private Path directory;
  private Options options;

  @BeforeEach
  void makeDirectory() throws IOException {
    directory =
        Files.createTempDirectory(
            "killed-owner-test",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    options =
        new Options(
            Path.of(System.getProperty("java.io.tmpdir"), "hwautomation-postgres-programs"),
            Map.of());
  }

  @AfterEach
  void removeDirectory() throws IOException {
    // The initdb of a killed owner writes on until it finds its files gone.
    for (int tries = 0; tries < 100 && Files.exists(directory); tries++) {
      try {
        Trees.delete(directory);
      } catch (DirectoryNotEmptyException e) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void theNextOneAdoptsTheDatabaseThatStillRuns() throws IOException, SQLException {
    var owner = OwnerProcess.start(directory, options);
    var url = awaitReady(owner);
    long server = server();
    execute(url, "CREATE TABLE kept (x int)");
    execute(url, "INSERT INTO kept VALUES (9)");
    kill(owner);
    try (var postgres = EmbeddedPostgres.start(directory, options)) {
      assertThat(server()).isEqualTo(server);
      assertThat(postgres.jdbcUrl()).isEqualTo(url);
      assertThat(number(postgres.jdbcUrl(), "SELECT x FROM kept")).isEqualTo(9);
    }
    assertThat(directory.resolve("data/postmaster.pid")).doesNotExist();
  }

  @Test
  void theNextOneRestartsTheDatabaseThatWasKilledWithIt() throws IOException, SQLException {
    var owner = OwnerProcess.start(directory, options);
    var url = awaitReady(owner);
    execute(url, "CREATE TABLE kept (x int)");
    execute(url, "INSERT INTO kept VALUES (10)");
    var server = ProcessHandle.of(server()).orElseThrow();
    kill(owner);
    server.destroyForcibly();
    server.onExit().join();
    try (var postgres = EmbeddedPostgres.start(directory, options)) {
      assertThat(number(postgres.jdbcUrl(), "SELECT x FROM kept")).isEqualTo(10);
    }
  }

  @Test
  void aSecondOwnerIsRefusedWhileTheFirstLives() throws IOException {
    var owner = OwnerProcess.start(directory, options);
    try {
      awaitReady(owner);
      assertThatThrownBy(() -> EmbeddedPostgres.start(directory, options))
          .isInstanceOfSatisfying(
              PostgresProblem.class,
              problem -> assertThat(problem.kind()).isEqualTo(PostgresProblem.Kind.HELD_BY_ANOTHER))
          .hasMessageContaining(directory.toString())
          .hasMessageContaining("held by another running instance");
    } finally {
      kill(owner);
    }
    EmbeddedPostgres.start(directory, options).close();
  }

  @Test
  void whatWasHalfMadeWhenItWasKilledIsMadeAnew() throws IOException, SQLException {
    var owner = OwnerProcess.start(directory, options);
    awaitHalfMade(owner);
    kill(owner);
    try (var postgres = EmbeddedPostgres.start(directory, options)) {
      assertThat(number(postgres.jdbcUrl(), "SELECT count(*) FROM pg_database")).isEqualTo(3);
    }
  }

  @Test
  void aPasswordFileThatWasNotWrittenYetIsWrittenAnew() throws IOException, SQLException {
    Files.createFile(directory.resolve("password"));
    try (var postgres = EmbeddedPostgres.start(directory, options)) {
      assertThat(postgres.password().reveal()).isNotBlank();
      assertThat(number(postgres.jdbcUrl(), postgres.password().reveal(), "SELECT 1")).isEqualTo(1);
    }
  }

  @Test
  void lockAndPidFilesOfADeadOneAreNoObstacle() throws IOException, SQLException {
    EmbeddedPostgres.start(directory, options).close();
    Files.writeString(directory.resolve("instance.lock"), "4194303\n");
    Files.writeString(
        directory.resolve("data/postmaster.pid"),
        "4194303\n" + directory + "/data\n0\n5432\n\n127.0.0.1\n");
    try (var postgres = EmbeddedPostgres.start(directory, options)) {
      assertThat(number(postgres.jdbcUrl(), "SELECT 1")).isEqualTo(1);
    }
  }

  @Test
  void aPidFileThatWasCutShortIsNoObstacle() throws IOException, SQLException {
    EmbeddedPostgres.start(directory, options).close();
    Files.writeString(directory.resolve("data/postmaster.pid"), "");
    try (var postgres = EmbeddedPostgres.start(directory, options)) {
      assertThat(number(postgres.jdbcUrl(), "SELECT 1")).isEqualTo(1);
    }
  }

  private static String awaitReady(Process owner) throws IOException {
    var output = new BufferedReader(owner.inputReader());
    for (String line; (line = output.readLine()) != null; ) {
      if (line.startsWith(OwnerProcess.READY))
        return line.substring(OwnerProcess.READY.length() + 1);
    }
    throw new AssertionError("the owner ended");
  }

  private void awaitHalfMade(Process owner) throws IOException {
    while (true) {
      // initdb writes PG_VERSION among its first files and the contents of the catalogs later.
      try (var paths = Files.newDirectoryStream(directory, "data-being-made-*")) {
        for (var path : paths) if (Files.exists(path.resolve("PG_VERSION"))) return;
      }
      if (!owner.isAlive()) throw new AssertionError("the owner ended");
      Thread.onSpinWait();
    }
  }

  private static void kill(Process owner) {
    owner.destroyForcibly();
    owner.onExit().join();
  }

  private long server() throws IOException {
    return Long.parseLong(
        Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst().strip());
  }

  private void execute(String url, String sql) throws SQLException, IOException {
    try (var connection = DriverManager.getConnection(url, "hwautomation", password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int number(String url, String sql) throws SQLException, IOException {
    return number(url, password(), sql);
  }

  private static int number(String url, String password, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url, "hwautomation", password);
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getInt(1);
    }
  }

  private String password() throws IOException {
    return Files.readString(directory.resolve("password")).strip();
  }
}
