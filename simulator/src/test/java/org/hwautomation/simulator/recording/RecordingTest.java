package org.hwautomation.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hwautomation.simulator.Wire;
import org.hwautomation.simulator.machine.Traits;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

class RecordingTest {

  private static List<Path> recordings() throws IOException {
    var shared = Path.of(System.getProperty("hwautomation.shared", "../shared"));
    var folder =
        Stream.of(shared, Path.of("/work/shared"))
            .map(path -> path.resolve("recordings"))
            .filter(Files::isDirectory)
            .findFirst();
    Assumptions.assumeTrue(folder.isPresent(), "no recordings: set hwautomation.shared");
    try (var list = Files.list(folder.get())) {
      return list.filter(file -> file.toString().endsWith(".tar.gz"))
          .filter(file -> !file.getFileName().toString().startsWith("samples"))
          .sorted()
          .toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyResourceIsServedAsItWasRecorded() throws IOException {
    return recordings().stream()
        .map(file ->
            DynamicTest.dynamicTest(file.getFileName().toString(), () -> servedWhole(file)));
  }

  private static void servedWhole(Path file) throws IOException {
    try (var simulator = Simulator.recording(file);
        var wire = new Wire(simulator.bmc())) {
      var recorded = simulator.bmc().machine().profile().tree();
      int changed = 0;
      for (var path : recorded.paths()) {
        var answer =
            wire.get(
                path.replace("|", "%7C")
                    .replace(" ", "%20")
                    .replace("[", "%5B")
                    .replace("]", "%5D"));
        assertThat(answer.status()).as(path).isEqualTo(200);
        var before = recorded.find(path).orElseThrow();
        var live = simulator.bmc().machine().tree().find(path).orElseThrow();
        if (live == before || live.json() == null) {
          assertThat(answer.bytes()).as(path).isEqualTo(before.bytes());
        } else {
          changed++;
          // What changed has another tag.
          var served = (ObjectNode) answer.json();
          assertThat(served.without("@odata.etag"))
              .as(path)
              .isEqualTo(live.json().deepCopy().without("@odata.etag"));
        }
      }
      assertThat(changed).as("live resources").isLessThan(3 + recorded.paths().size() / 5);
    }
  }

  @Test
  void aRecordedOpenBmcForgetsItsTasksLikeOne() throws IOException {
    var openBmcs =
        recordings().stream()
            .filter(file -> file.getFileName().toString().contains("openbmc"))
            .toList();
    assertThat(openBmcs).isNotEmpty();
    for (var file : openBmcs) {
      try (var simulator = Simulator.recording(file)) {
        var traits = simulator.bmc().machine().traits();
        assertThat(traits.restart().forgetsTasks()).as(file.toString()).isTrue();
        assertThat(traits.tasks().monitor()).isEqualTo(Traits.Tasks.Monitor.ONCE);
      }
    }
  }

  @Test
  void laterPagesAreFoundBySkip() throws IOException {
    var file =
        recordings().stream()
            .filter(one -> one.getFileName().toString().contains("r750-idrac9-7"))
            .findFirst();
    Assumptions.assumeTrue(file.isPresent(), "that recording is not here");
    try (var simulator = Simulator.recording(file.get());
        var wire = new Wire(simulator.bmc())) {
      var slots = "/redfish/v1/Systems/System.Embedded.1/Oem/Dell/DellSlots";
      var first = wire.get(slots).json();
      var next = first.path("Members@odata.nextLink").asString();
      assertThat(next).contains("$skip=50");
      var second = wire.get(next).json();
      assertThat(first.path("Members").size() + second.path("Members").size())
          .isEqualTo(first.path("Members@odata.count").asInt());
    }
  }

  @Test
  void brokenJsonIsServedByteForByte() throws IOException {
    var file =
        recordings().stream()
            .filter(one -> one.getFileName().toString().contains("lenovo-sr670v2-xcc-2"))
            .findFirst();
    Assumptions.assumeTrue(file.isPresent(), "that recording is not here");
    var path = "/redfish/v1/TelemetryService/MetricReports/PowerMetrics";
    var recorded = Recording.open(file.get()).tree().find(path).orElseThrow();
    assertThat(recorded.json()).isNull();
    try (var simulator = Simulator.recording(file.get());
        var wire = new Wire(simulator.bmc())) {
      assertThat(wire.get(path).bytes()).isEqualTo(recorded.bytes());
    }
  }
}
