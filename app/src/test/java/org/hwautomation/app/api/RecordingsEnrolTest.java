package org.hwautomation.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.hwautomation.app.Caller.Answer;
import org.hwautomation.app.Testbed;
import org.hwautomation.fleet.access.Role;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every recorded machine can be enrolled, and the service shows what its recording holds.
class RecordingsEnrolTest {

  @TestFactory
  Stream<DynamicTest> everyRecordingEnrolsWithAllThatItHolds() throws IOException {
    var archives = RecordedMachine.archives();
    assumeFalse(archives.isEmpty(), "no recordings below the property hwautomation.shared");
    return archives.stream()
        .map(archive -> dynamicTest(archive.getFileName().toString(), () -> enrols(archive)));
  }

  private static void enrols(Path archive) throws IOException {
    var recorded = RecordedMachine.read(archive);
    var name = archive.getFileName().toString().replace(".tar.gz", "").replace('_', '-');
    try (var simulator = Simulator.recording(archive)) {
      var id = Testbed.enrol(simulator.bmc(), name);
      var server = "/api/v1/servers/" + id;
      var inventory = Testbed.as(Role.OPERATOR).post(server + "/inventory", Map.of());
      assertThat(inventory.status()).as(inventory.toString()).isEqualTo(200);

      assertIdentity(recorded, Testbed.as(Role.VIEWER).get(server), simulator);
      var firmware = Testbed.as(Role.VIEWER).get(server + "/firmware").json();
      assertThat(firmware.path("items").size()).as("firmware").isEqualTo(recorded.firmwareItems());
      assertBios(recorded, server);
    }
  }

  private static void assertIdentity(RecordedMachine recorded, Answer answer, Simulator simulator) {
    var server = answer.json();
    var system = recorded.system();
    assertThat(server.path("state").asString("")).isEqualTo("ENROLLED");
    assertThat(server.path("model").asString(""))
        .isEqualTo(system.path("Model").asString("").strip());
    assertThat(server.path("biosVersion").asString(""))
        .isEqualTo(system.path("BiosVersion").asString(""));
    assertThat(server.path("vendor").asString("")).as(answer.toString()).isNotEmpty();
    assertThat(server.path("serial").asString("")).isEqualTo(recorded.serial());
  }

  private static void assertBios(RecordedMachine recorded, String server) {
    var bios = Testbed.as(Role.OPERATOR).post(server + "/bios/refresh", Map.of());
    if (recorded.biosAttributes() < 0) {
      assertThat(bios.code()).isEqualTo("capability-missing");
      return;
    }
    new ShownBios(bios.json()).assertShows(recorded);
    var registry = Testbed.as(Role.VIEWER).get(server + "/bios/registry");
    if (recorded.registryAttributes() < 0) {
      assertThat(registry.code()).isEqualTo("no-bios-registry");
      return;
    }
    assertThat(registry.json().path("listed").asInt(0))
        .as("registry attributes")
        .isEqualTo(recorded.registryAttributes());
  }
}
