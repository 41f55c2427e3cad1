package org.hwautomation.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hwautomation.acceptance.process.FreePort;
import org.hwautomation.acceptance.process.HwaProcess;
import org.hwautomation.postgres.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever starts the service wrongly reads one line: what happened and what to do.
class StartProblemsTest {

  @TempDir Path directory;
  private Path data;

  @BeforeEach
  void letPostgresEnter() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    data = directory.resolve("data");
  }

  @Test
  void aBusyPort() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThat(complaint("serve", "--port", String.valueOf(taken.getLocalPort())))
          .contains("port " + taken.getLocalPort(), "is not free", "--port");
    }
  }

  @Test
  void aDatabaseThatCannotBeReached() {
    int port = FreePort.find();
    assertThat(complaint("serve", "--database", "jdbc:postgresql://127.0.0.1:" + port + "/hwa"))
        .contains("127.0.0.1:" + port, "refused", "is PostgreSQL running");
  }

  @Test
  void aWorkerWhoseDatabaseCannotBeReached() {
    int port = FreePort.find();
    assertThat(complaint("worker", "--database", "jdbc:postgresql://127.0.0.1:" + port + "/hwa"))
        .contains("127.0.0.1:" + port, "refused");
  }

  @Test
  void aWrongDatabasePassword() throws IOException {
    var database = TestDatabase.create();
    var file = Files.writeString(directory.resolve("password"), "not-the-password\n");
    assertThat(
            complaint(
                "serve",
                "--database",
                database.jdbcUrl(),
                "--database-user",
                database.user(),
                "--database-password-file",
                file.toString()))
        .contains("password authentication failed", "--database-password-file")
        .doesNotContain("not-the-password");
  }

  @Test
  void aDatabaseThatDoesNotExist() throws IOException {
    var database = TestDatabase.create();
    var file = Files.writeString(directory.resolve("password"), database.password());
    var url = database.jdbcUrl() + "_missing";
    assertThat(
            complaint(
                "serve",
                "--database",
                url,
                "--database-user",
                database.user(),
                "--database-password-file",
                file.toString()))
        .contains(url, "does not exist", "createdb");
  }

  @Test
  void aDatabaseUserWithoutTheRightToMakeTables() throws IOException, SQLException {
    var database = TestDatabase.create();
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE ROLE guest LOGIN PASSWORD 'made-up'");
    }
    var file = Files.writeString(directory.resolve("password"), "made-up");
    assertThat(
            complaint(
                "serve",
                "--database",
                database.jdbcUrl(),
                "--database-user",
                "guest",
                "--database-password-file",
                file.toString()))
        .contains("guest", "permission denied", "right to create");
  }

  @Test
  void aPasswordInTheUrlIsNotShown() {
    var url = "jdbc:postgresql://127.0.0.1:" + FreePort.find() + "/hwa?password=made-up";
    assertThat(complaint("serve", "--database", url)).doesNotContain("made-up");
  }

  @Test
  void aPasswordFileThatIsMissing() {
    assertThat(
            complaint(
                "serve",
                "--database",
                "jdbc:postgresql://127.0.0.1:1/hwa",
                "--database-password-file",
                directory.resolve("nowhere").toString()))
        .contains("cannot read the database password", "nowhere");
  }

  @Test
  void aDatabaseOfAnotherKind() {
    assertThat(complaint("serve", "--database", "jdbc:mysql://127.0.0.1/hwa"))
        .contains("jdbc:postgresql://host:5432/hwautomation");
  }

  @Test
  void aWorkerWithoutADatabase() {
    assertThat(complaint("worker")).contains("--database jdbc:postgresql://");
  }

  @Test
  void aDataDirectoryThatCannotBeMade() throws IOException {
    data = Files.writeString(directory.resolve("file"), "not a directory").resolve("data");
    assertThat(complaint("serve")).contains(data.toString(), "--data-dir");
  }

  @Test
  void aDataDirectoryThatCannotBeWritten() {
    // Even root may not write there.
    data = Path.of("/proc/hwautomation");
    assertThat(complaint("serve")).contains("/proc/hwautomation", "--data-dir");
  }

  @Test
  void aDataDirectoryThatCannotBeWrittenWhenTheDatabaseIsOutside() throws IOException {
    data = Path.of("/proc/hwautomation");
    var database = TestDatabase.create();
    var file = Files.writeString(directory.resolve("password"), database.password());
    assertThat(
            complaint(
                "serve",
                "--database",
                database.jdbcUrl(),
                "--database-user",
                database.user(),
                "--database-password-file",
                file.toString()))
        .contains("/proc/hwautomation", "--data-dir");
  }

  @Test
  void aSecondServiceOnTheSameData() {
    try (var first = serve()) {
      first.awaitOutput("HWAutomation runs at");
      assertThat(complaint("serve"))
          .contains(data.toString(), "held by another running instance", "--data-dir");
    }
  }

  @Test
  void noJdk() throws IOException {
    // The launcher looks in fixed places too, so it is made to want a JDK that nobody has.
    var root = Path.of(System.getProperty("hwautomation.root"));
    Files.createDirectories(directory.resolve(".mvn"));
    Files.copy(root.resolve(".mvn/find-jdk.sh"), directory.resolve(".mvn/find-jdk.sh"));
    var launcher =
        Files.writeString(
            directory.resolve("hwa"),
            Files.readString(root.resolve("hwa")).replace("HWA_JDK=25", "HWA_JDK=925"));
    var process =
        HwaProcess.run(directory, new ProcessBuilder("bash", launcher.toString(), "serve"));
    assertThat(process.awaitExit()).isEqualTo(3);
    assertThat(process.errors().lines())
        .singleElement()
        .asString()
        .contains("no JDK 925 found", "JAVA_HOME", "Install one");
  }

  private HwaProcess serve(String... more) {
    return start("serve", List.of(more));
  }

  private HwaProcess start(String command, List<String> more) {
    var arguments = new ArrayList<>(List.of(command, "--data-dir", data.toString()));
    if (command.equals("serve") && !more.contains("--port")) {
      arguments.addAll(List.of("--port", String.valueOf(FreePort.find())));
    }
    arguments.addAll(more);
    return HwaProcess.start(directory, arguments.toArray(String[]::new));
  }

  /// The one line that the process ends with.
  private String complaint(String command, String... more) {
    try (var process = start(command, List.of(more))) {
      assertThat(process.awaitExit()).as("exit status").isEqualTo(1);
      assertThat(process.output()).isEmpty();
      assertThat(process.errors().lines()).as(process.errors()).hasSize(1);
      assertThat(process.errors()).startsWith("hwa: ");
      return process.errors();
    }
  }
}
