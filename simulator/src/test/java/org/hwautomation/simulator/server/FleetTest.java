package org.hwautomation.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.hwautomation.simulator.Wire;
import org.hwautomation.simulator.tree.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FleetTest {

  @Test
  void twoThousandMachinesShareAlmostEveryResource() throws IOException {
    try (var simulator = Simulator.start(FleetSpec.mixed(2000, List.of("generic")))) {
      var base = simulator.bmc().machine().profile().tree();
      for (var bmc : simulator.bmcs()) {
        assertThat(bmc.machine().tree().ownedCount()).isLessThan(8);
      }
      var shared = "/redfish/v1/Registries/BiosAttributeRegistry/BiosAttributeRegistry.json";
      var last = simulator.bmcs().getLast();
      assertThat(last.machine().tree().find(shared).orElseThrow())
          .isSameAs(base.find(shared).orElseThrow());
      try (var wire = new Wire(last)) {
        assertThat(wire.get("/redfish/v1/Systems/1").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void machinesCanHaveAnAddressEachAndOnePort() throws IOException {
    int port;
    try (var probe = Simulator.one("generic")) {
      port = probe.bmc().address().getPort();
    }
    var spec =
        FleetSpec.of("generic", "generic").withAddressing(new FleetSpec.Addressing.Addresses(port));
    try (var simulator = Simulator.start(spec)) {
      var hosts =
          simulator.bmcs().stream()
              .map(bmc -> bmc.address().getAddress().getHostAddress())
              .toList();
      assertThat(hosts).containsExactly("127.1.0.2", "127.1.0.3");
      assertThat(simulator.bmcs().get(0).certificateSha256())
          .isNotEqualTo(simulator.bmcs().get(1).certificateSha256());
      try (var wire = new Wire(simulator.bmcs().get(1))) {
        assertThat(wire.get("/redfish/v1").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void latencyIsAddedToEachAnswer() throws IOException {
    try (var simulator =
            Simulator.start(FleetSpec.of("generic").withLatency(Duration.ofMillis(150)));
        var wire = new Wire(simulator.bmc())) {
      long begin = System.nanoTime();
      wire.get("/redfish/v1");
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }
  }

  @Test
  void theControlApiTellsWhatReallyHappened() throws Exception {
    var spec = FleetSpec.of("generic").withTimeScale(0).withControlPort(0);
    try (var simulator = Simulator.start(spec);
        var wire = new Wire(simulator.bmc())) {
      var name = simulator.bmc().name();
      var list = control(simulator, "GET", "/bmcs", "");
      assertThat(list.at("/0/name").asString()).isEqualTo(name);
      control(simulator, "POST", "/bmcs/" + name + "/faults", "{\"preset\":\"busy-503\"}");
      assertThat(wire.get("/redfish/v1").status()).isEqualTo(200);
      assertThat(wire.get("/redfish/v1/Systems").status()).isEqualTo(503);
      control(simulator, "POST", "/bmcs/" + name + "/power", "{\"resetType\":\"ForceRestart\"}");
      control(simulator, "POST", "/bmcs/" + name + "/advance", "{\"seconds\":600}");
      var truth = control(simulator, "GET", "/bmcs/" + name, "");
      assertThat(truth.at("/counts/hostReboots").asInt()).isEqualTo(1);
      assertThat(truth.at("/host/post").asString()).isEqualTo("FinishedPost");
      assertThat(truth.at("/firmware/0/version").asString()).isEqualTo("1.4.2");
      var history = control(simulator, "GET", "/bmcs/" + name + "/history", "");
      assertThat(history.findValuesAsString("what")).contains("HostReboot", "FaultStruck");
      var unknown = control(simulator, "POST", "/bmcs/" + name + "/faults", "{\"preset\":\"x\"}");
      assertThat(unknown.path("problem").asString()).contains("busy-503");
    }
  }

  private static JsonNode control(Simulator simulator, String method, String path, String body)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var uri = simulator.controlUri().orElseThrow().resolve(path);
      var request =
          HttpRequest.newBuilder(uri)
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build();
      return Json.read(http.send(request, BodyHandlers.ofByteArray()).body());
    }
  }
}
