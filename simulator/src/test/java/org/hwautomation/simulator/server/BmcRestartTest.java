package org.hwautomation.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.hwautomation.simulator.Eventually;
import org.hwautomation.simulator.Wire;
import org.junit.jupiter.api.Test;

class BmcRestartTest {

  private static final String RESET = "/redfish/v1/Managers/1/Actions/Manager.Reset";

  @Test
  void refusesThenFailsTlsThenAnswers503ThenWorks() throws Exception {
    try (var simulator = Simulator.byHand("generic")) {
      var bmc = simulator.bmc();
      try (var wire = new Wire(bmc)) {
        assertThat(wire.post(RESET, "{\"ResetType\":\"GracefulRestart\"}").status()).isEqualTo(204);
        assertThat(wire.get("/redfish/v1").status()).as("still answers").isEqualTo(200);
        bmc.advance(Duration.ofSeconds(10));
        Eventually.holds("nobody listens", () -> refused(bmc));
        bmc.advance(Duration.ofSeconds(57));
        Eventually.holds("somebody listens", () -> !refused(bmc));
        assertThatThrownBy(() -> wire.get("/redfish/v1")).isInstanceOf(SSLException.class);
        bmc.advance(Duration.ofSeconds(5));
        assertThat(wire.get("/redfish/v1").status()).isEqualTo(503);
        bmc.advance(Duration.ofSeconds(20));
        Eventually.holds("all is well", () -> answers(wire));
        assertThat(bmc.history().bmcRestarts()).isEqualTo(1);
      }
    }
  }

  @Test
  void comesBackByItselfWhenTimeRuns() throws Exception {
    try (var simulator = Simulator.start(FleetSpec.of("generic").withTimeScale(100))) {
      var bmc = simulator.bmc();
      try (var wire = new Wire(bmc)) {
        wire.post(RESET, "{\"ResetType\":\"ForceRestart\"}");
        Eventually.holds("nobody listens", () -> refused(bmc));
        Eventually.holds("all is well", () -> answers(wire));
      }
    }
  }

  private static boolean refused(SimulatedBmc bmc) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(bmc.address(), 1000);
      return false;
    } catch (ConnectException e) {
      return true;
    }
  }

  private static boolean answers(Wire wire) {
    try {
      return wire.get("/redfish/v1/Systems/1").status() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
