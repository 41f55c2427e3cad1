package org.hwautomation.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hwautomation.simulator.Eventually;
import org.hwautomation.simulator.Wire;
import org.junit.jupiter.api.Test;

class EventsTest {

  private static final String SERVICE = "/redfish/v1/EventService";
  private static final String TEST_EVENT = SERVICE + "/Actions/EventService.SubmitTestEvent";

  @Test
  void aStreamCarriesEvents() throws Exception {
    try (var simulator = Simulator.byHand("generic");
        var wire = new Wire(simulator.bmc())) {
      var stream = wire.http().send(wire.request(SERVICE + "/SSE").build(), BodyHandlers.ofLines());
      assertThat(stream.headers().firstValue("content-type").orElse(""))
          .startsWith("text/event-stream");
      wire.post(TEST_EVENT, "{\"MessageId\":\"Update.1.0.UpdateSuccessful\"}");
      try (var lines = stream.body()) {
        var data = lines.filter(line -> line.startsWith("data:")).findFirst().orElseThrow();
        assertThat(data).contains("Update.1.0.UpdateSuccessful");
      }
    }
  }

  @Test
  void aStreamTellsOfANewAccount() throws Exception {
    try (var simulator = Simulator.byHand("generic");
        var wire = new Wire(simulator.bmc())) {
      var stream = wire.http().send(wire.request(SERVICE + "/SSE").build(), BodyHandlers.ofLines());
      var made =
          wire.post(
              "/redfish/v1/AccountService/Accounts",
              "{\"UserName\":\"reader1\",\"Password\":\"Old-0pass-Word1\",\"RoleId\":\"ReadOnly\"}");
      assertThat(made.status()).isEqualTo(201);
      try (var lines = stream.body()) {
        var data = lines.filter(line -> line.startsWith("data:")).findFirst().orElseThrow();
        assertThat(data).contains(".ResourceCreated").contains(made.header("location"));
        assertThat(data).doesNotContain("Old-0pass-Word1");
      }
    }
  }

  @Test
  void aSubscriberOnThisMachineIsTold() throws Exception {
    var received = new CopyOnWriteArrayList<String>();
    var web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    web.createContext(
        "/",
        exchange -> {
          try (exchange) {
            received.add(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
          }
        });
    web.start();
    try (var simulator = Simulator.byHand("generic");
        var wire = new Wire(simulator.bmc())) {
      var created = subscribe(wire, "http://127.0.0.1:" + web.getAddress().getPort() + "/in");
      assertThat(created.status()).isEqualTo(201);
      wire.post(TEST_EVENT, "{\"MessageId\":\"Update.1.0.UpdateSuccessful\"}");
      Eventually.holds("the event is pushed", () -> !received.isEmpty());
      assertThat(received.getFirst()).contains("UpdateSuccessful").contains("our-context");
      assertThat(wire.delete(created.header("location")).status()).isEqualTo(204);
    } finally {
      web.stop(0);
    }
  }

  @Test
  void aSubscriberElsewhereIsListedAndNeverTold() throws IOException {
    try (var simulator = Simulator.byHand("generic");
        var wire = new Wire(simulator.bmc())) {
      assertThat(subscribe(wire, "http://192.0.2.1/in").status()).isEqualTo(201);
      assertThat(subscribe(wire, "ftp://127.0.0.1/in").status()).isEqualTo(400);
      assertThat(simulator.bmc().machine().events().listeners()).isZero();
    }
  }

  @Test
  void noMoreThanSixteenSubscriptionsAreTaken() throws IOException {
    try (var simulator = Simulator.byHand("generic");
        var wire = new Wire(simulator.bmc())) {
      for (int i = 0; i < 16; i++) {
        assertThat(subscribe(wire, "http://192.0.2.1/" + i).status()).isEqualTo(201);
      }
      var refused = subscribe(wire, "http://192.0.2.1/16");
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.messageId()).endsWith(".EventSubscriptionLimitExceeded");
    }
  }

  @Test
  void aSubscriptionThatContradictsItselfIsRefused() throws IOException {
    try (var simulator = Simulator.byHand("generic");
        var wire = new Wire(simulator.bmc())) {
      var begin = "{\"Destination\":\"http://192.0.2.1/\",\"Protocol\":\"Redfish\",";
      for (var rest :
          new String[] {
            "\"RegistryPrefixes\":[\"Base\"],\"MessageIds\":[\"Base.Success\"]}",
            "\"EventFormatType\":\"Telegram\"}"
          }) {
        assertThat(wire.post(SERVICE + "/Subscriptions", begin + rest).status()).isEqualTo(400);
      }
      assertThat(wire.get(SERVICE + "/Subscriptions").json().path("Members")).isEmpty();
    }
  }

  @Test
  void aStreamIsASubscriptionAsLongAsItIsOpen() throws Exception {
    try (var simulator = Simulator.byHand("generic");
        var wire = new Wire(simulator.bmc())) {
      var stream = wire.http().send(wire.request(SERVICE + "/SSE").build(), BodyHandlers.ofLines());
      var members = wire.get(SERVICE + "/Subscriptions").json().path("Members");
      assertThat(members.size()).isEqualTo(1);
      var subscription = members.path(0).path("@odata.id").asString();
      assertThat(wire.get(subscription).json().path("SubscriptionType").asString())
          .isEqualTo("SSE");
      assertThat(wire.get(subscription).json().path("Context").asString()).isNotEmpty();

      assertThat(wire.delete(subscription).status()).isEqualTo(204);
      try (var lines = stream.body()) {
        assertThat(lines.filter(line -> line.startsWith("data:"))).isEmpty();
      }
      var asJson = wire.request(SERVICE + "/SSE").header("Accept", "application/json");
      assertThat(wire.send(asJson).status()).isEqualTo(406);

      var second = wire.http().send(wire.request(SERVICE + "/SSE").build(), BodyHandlers.ofLines());
      second.body().close();
      Eventually.holds(
          "the subscription ends with its stream",
          () -> wire.get(SERVICE + "/Subscriptions").json().path("Members").isEmpty());
    }
  }

  private static Wire.Answer subscribe(Wire wire, String destination) throws IOException {
    return wire.post(
        SERVICE + "/Subscriptions",
        "{\"Destination\":\""
            + destination
            + "\",\"Protocol\":\"Redfish\",\"Context\":\"our-context\"}");
  }
}
