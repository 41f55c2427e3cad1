package org.hwautomation.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hwautomation.acceptance.process.Eventually;
import org.hwautomation.acceptance.process.FreePort;
import org.hwautomation.acceptance.process.HwaProcess;
import org.hwautomation.postgres.testing.TestDatabase;
import org.hwautomation.simulator.server.FleetSpec;
import org.hwautomation.simulator.server.Profiles;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service and a worker as two processes on one database.
class WorkersShareTest {

  private static final int MACHINES = 6;

  @TempDir Path directory;
  private TestDatabase database;

  @BeforeEach
  void openDatabase() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    database = TestDatabase.create();
    Files.writeString(directory.resolve("password"), database.password());
    Installation.configure(directory);
  }

  @Test
  void bothRunStepsAndOneGoesOnWhenTheOtherIsKilled() {
    int port = FreePort.find();
    try (var simulator = Simulator.start(fleet());
        var service = hwa("serve", "serving", "--port", String.valueOf(port))) {
      service.awaitOutput("HWAutomation runs at");
      try (var worker = hwa("worker", "working");
          var installation = Installation.signIn(service, port)) {
        worker.awaitOutput("Worker working runs jobs");
        var servers = simulator.bmcs().stream().map(installation::enrol).toList();
        var jobs = installation.provision(servers);
        assertThat(jobs).hasSize(MACHINES);
        Eventually.within(
            Duration.ofMinutes(2),
            () -> "steps were run by " + workers() + " only",
            () -> workers().equals(Set.of("serving", "working")));

        worker.kill();
        assertThat(installation.awaitStates(jobs)).containsOnly("SUCCEEDED");
      }
      for (var bmc : simulator.bmcs()) {
        assertThat(bmc.history().hostReboots()).as(bmc.name()).isEqualTo(1);
        assertThat(setting(bmc)).as(bmc.name()).isEqualTo("Enabled");
      }
    }
  }

  private static FleetSpec fleet() {
    return FleetSpec.of(Collections.nCopies(MACHINES, Profiles.named("generic")))
        .withTimeScale(Installation.TIME_SCALE);
  }

  private static String setting(SimulatedBmc bmc) {
    return bmc.machine().tree().at("/redfish/v1/Systems/1/Bios", "/Attributes/Sriov").asString("");
  }

  private HwaProcess hwa(String command, String name, String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                command,
                "--worker-name",
                name,
                "--data-dir",
                directory.toString(),
                "--database",
                database.jdbcUrl(),
                "--database-user",
                database.user(),
                "--database-password-file",
                directory.resolve("password").toString(),
                "--pace",
                String.valueOf(1 / Installation.TIME_SCALE)));
    arguments.addAll(List.of(more));
    return HwaProcess.start(directory, arguments.toArray(String[]::new));
  }

  /// Who has run a step, as the database says.
  private Set<String> workers() {
    var names = new TreeSet<String>();
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT DISTINCT worker FROM job_step WHERE worker IS NOT NULL")) {
      while (rows.next()) names.add(rows.getString(1));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return names;
  }
}
