package org.hwautomation.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.hwautomation.app.Caller.Answer;
import org.hwautomation.app.Testbed;
import org.hwautomation.fleet.access.Role;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What cannot be enrolled is told apart, stored nowhere, and changes nothing on a BMC.
class EnrolmentErrorTest {

  private static Simulator simulator;

  @BeforeAll
  static void simulate() {
    simulator = Testbed.simulator("generic");
  }

  @AfterAll
  static void end() {
    simulator.close();
  }

  @Test
  void wrongPasswordIsALoginThatWasRefused() {
    var body = Testbed.enrolment(simulator.bmc(), "wrong-password");
    body.put("password", "certainly-not-it");

    var answer = enrol(body);

    assertProblem(answer, 503, "bmc-login-refused");
    assertThat(answer.text()).doesNotContain("certainly-not-it");
    assertNotStored("wrong-password");
    assertNothingWritten(simulator.bmc());
  }

  @Test
  void anotherCertificateThanThePinnedOneIsNotTrusted() {
    var body = Testbed.enrolment(simulator.bmc(), "wrong-pin");
    body.put("fingerprint", "0".repeat(64));

    assertProblem(enrol(body), 503, "bmc-untrusted");
    assertNotStored("wrong-pin");
  }

  @Test
  void webServerWithoutTlsIsNotABmc() throws IOException {
    var web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    web.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, -1);
          }
        });
    web.start();
    try {
      assertProblem(enrol(address("web-server", web.getAddress().getPort())), 422, "not-a-bmc");
      assertNotStored("web-server");
    } finally {
      web.stop(0);
    }
  }

  @Test
  void closedPortIsUnreachable() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertProblem(enrol(address("closed-port", port)), 503, "bmc-unreachable");
    assertNotStored("closed-port");
  }

  @Test
  void everyMissingFieldIsNamedAtOnce() {
    var answer = enrol(Map.of("name", "incomplete"));

    assertProblem(answer, 422, "server-invalid");
    assertThat(answer.json().path("faults").valueStream().map(f -> f.path("where").asString("")))
        .containsExactly("host", "user", "password");
  }

  @Test
  void nameThatIsTakenIsAConflictAndTheFirstStays() {
    try (var two = Testbed.simulator("generic", "generic")) {
      var id = Testbed.enrol(two.bmcs().get(0), "only-once");

      assertProblem(
          enrol(Testbed.enrolment(two.bmcs().get(1), "only-once")), 409, "server-name-taken");
      var kept = Testbed.as(Role.VIEWER).get("/api/v1/servers/only-once").json();
      assertThat(kept.path("id").asString("")).isEqualTo(id);
    }
  }

  private static Map<String, Object> address(String name, int port) {
    return new HashMap<>(
        Map.of("name", name, "host", "127.0.0.1", "port", port, "user", "u", "password", "p-1234"));
  }

  private static Answer enrol(Map<String, ?> body) {
    return Testbed.as(Role.OPERATOR).post("/api/v1/servers", body);
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.code()).as(answer.toString()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("type").asString(""))
        .isEqualTo("urn:hwautomation:problem:" + code);
    assertThat(answer.json().path("detail").asString("")).isNotBlank();
    assertThat(answer.json().path("whatToDo").asString("")).isNotBlank();
  }

  private static void assertNotStored(String name) {
    assertThat(Testbed.as(Role.VIEWER).get("/api/v1/servers/" + name).status()).isEqualTo(404);
  }

  private static void assertNothingWritten(SimulatedBmc bmc) {
    assertThat(bmc.history().requests())
        .filteredOn(seen -> !seen.method().equals("GET") && !seen.uri().contains("/Sessions"))
        .isEmpty();
  }
}
