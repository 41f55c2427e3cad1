package org.hwautomation.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import org.hwautomation.acceptance.process.FreePort;
import org.hwautomation.acceptance.process.HwaProcess;
import org.hwautomation.postgres.testing.TestDatabase;
import org.hwautomation.simulator.server.FleetSpec;
import org.hwautomation.simulator.server.Profiles;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An order is answered, the service is killed at that moment, and a new one carries it out.
class OrderSurvivesTest {

  private static final int MACHINES = 4;

  @TempDir Path directory;

  @Test
  void whatWasAcceptedIsDoneOnceThoughTheServiceIsKilledAtOnce() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    var database = TestDatabase.create();
    Files.writeString(directory.resolve("password"), database.password());
    Installation.configure(directory);
    int port = FreePort.find();
    try (var simulator = Simulator.start(fleet());
        var service = serve(database, port)) {
      service.awaitOutput("HWAutomation runs at");
      try (var installation = Installation.signIn(service, port)) {
        var servers = simulator.bmcs().stream().map(installation::enrol).toList();
        var order = installation.order(servers);
        service.kill();

        try (var next = serve(database, port)) {
          next.awaitOutput("HWAutomation runs at");
          var jobs = installation.jobsOf(order);
          assertThat(jobs).hasSize(MACHINES).doesNotHaveDuplicates();
          assertThat(installation.awaitStates(jobs)).containsOnly("SUCCEEDED");
          assertThat(installation.jobs()).as("no other job was begun").hasSize(MACHINES);
        }
      }
      for (var bmc : simulator.bmcs()) {
        assertThat(bmc.history().hostReboots()).as(bmc.name()).isEqualTo(1);
      }
    }
  }

  private static FleetSpec fleet() {
    return FleetSpec.of(Collections.nCopies(MACHINES, Profiles.named("generic")))
        .withTimeScale(Installation.TIME_SCALE);
  }

  private HwaProcess serve(TestDatabase database, int port) {
    return HwaProcess.start(
        directory,
        "serve",
        "--port",
        String.valueOf(port),
        "--data-dir",
        directory.toString(),
        "--database",
        database.jdbcUrl(),
        "--database-user",
        database.user(),
        "--database-password-file",
        directory.resolve("password").toString(),
        "--pace",
        String.valueOf(1 / Installation.TIME_SCALE));
  }
}
