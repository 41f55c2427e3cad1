package org.hwautomation.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.hwautomation.postgres.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {

  private Path directory;
  private Options options;

  @BeforeEach
  void makeDirectory() throws IOException {
    directory =
        Files.createTempDirectory(
            "embedded-postgres-test",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    options =
        new Options(
            Path.of(System.getProperty("java.io.tmpdir"), "hwautomation-postgres-programs"),
            java.util.Map.of());
  }

  @AfterEach
  void removeDirectory() throws IOException {
    Trees.delete(directory);
  }

  @Test
  void keepsWhatWasCommittedThroughARestart() throws SQLException {
    try (var postgres = EmbeddedPostgres.start(directory, options)) {
      execute(postgres, "CREATE TABLE kept (x int)");
      execute(postgres, "INSERT INTO kept VALUES (7)");
    }
    try (var postgres = EmbeddedPostgres.start(directory, options)) {
      assertThat(number(postgres, "SELECT x FROM kept")).isEqualTo(7);
    }
  }

  @Test
  void recoversFromAKilledServer() throws SQLException, IOException {
    var killed = EmbeddedPostgres.start(directory, options);
    execute(killed, "CREATE TABLE kept (x int)");
    execute(killed, "INSERT INTO kept VALUES (8)");
    long pid = serverPid();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
    killed.close();
    try (var postgres = EmbeddedPostgres.start(directory, options)) {
      assertThat(number(postgres, "SELECT x FROM kept")).isEqualTo(8);
    }
  }

  @Test
  void secondInstanceIsToldWhoHoldsTheDirectory() {
    try (var _ = EmbeddedPostgres.start(directory, options)) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(directory, options))
          .isInstanceOf(PostgresProblem.class)
          .hasMessageContaining("held by another running instance")
          .hasMessageContaining(directory.toString());
    }
  }

  @Test
  void ignoresAPidFileThatNamesSomebodyElse() throws SQLException, IOException {
    EmbeddedPostgres.start(directory, options).close();
    Files.writeString(
        directory.resolve("data/postmaster.pid"),
        ProcessHandle.current().pid() + "\n" + directory + "/data\n0\n5432\n\n127.0.0.1\n");
    try (var postgres = EmbeddedPostgres.start(directory, options)) {
      assertThat(number(postgres, "SELECT 1")).isEqualTo(1);
    }
  }

  @Test
  void fsyncAndChecksumsAreOn() throws SQLException {
    try (var postgres = EmbeddedPostgres.start(directory, options)) {
      assertThat(text(postgres, "SHOW fsync")).isEqualTo("on");
      assertThat(text(postgres, "SHOW data_checksums")).isEqualTo("on");
    }
  }

  @Test
  void passwordIsForItsOwnerOnly() throws IOException {
    EmbeddedPostgres.start(directory, options).close();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("password"))))
        .isEqualTo("rw-------");
  }

  @Test
  void testDatabasesDoNotSeeEachOther() throws SQLException {
    try (var one = TestDatabase.create().dataSource().getConnection();
        var other = TestDatabase.create().dataSource().getConnection()) {
      one.createStatement().execute("CREATE TABLE mine (x int)");
      assertThatThrownBy(() -> other.createStatement().execute("SELECT * FROM mine"))
          .isInstanceOf(SQLException.class);
    }
  }

  private long serverPid() throws IOException {
    return Long.parseLong(Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst());
  }

  private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.user(), postgres.password().reveal());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int number(EmbeddedPostgres postgres, String sql) throws SQLException {
    return Integer.parseInt(text(postgres, sql));
  }

  private static String text(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.user(), postgres.password().reveal());
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
