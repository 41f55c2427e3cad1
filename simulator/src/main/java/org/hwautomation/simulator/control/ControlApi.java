package org.hwautomation.simulator.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.hwautomation.simulator.machine.ResetType;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.hwautomation.simulator.tree.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a test or a person asks about the machines behind the BMCs, over plain HTTP on loopback;
/// simulator/README.md lists the calls. Not a part of any BMC: no product code may use it.
public final class ControlApi implements AutoCloseable {

  private final Simulator simulator;
  private final HttpServer server;

  private ControlApi(Simulator simulator, HttpServer server) {
    this.simulator = simulator;
    this.server = server;
  }

  public static ControlApi start(Simulator simulator, int port) {
    try {
      var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      var server = HttpServer.create(new InetSocketAddress(loopback, port), 64);
      var api = new ControlApi(simulator, server);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", api::handle);
      server.start();
      return api;
    } catch (IOException e) {
      throw new UncheckedIOException("the control API could not listen on port " + port, e);
    }
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private record Answer(int status, JsonNode body) {}

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer;
      try {
        answer = answer(exchange);
      } catch (IllegalArgumentException | JacksonException e) {
        answer = problem(400, String.valueOf(e.getMessage()));
      }
      var bytes = Json.bytes(answer.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Answer problem(int status, String what) {
    return new Answer(status, Json.object().put("problem", what));
  }

  /// `/bmcs`, `/bmcs/NAME` and `/bmcs/NAME/VERB`.
  private Answer answer(HttpExchange exchange) throws IOException {
    var steps = exchange.getRequestURI().getPath().split("/");
    var method = exchange.getRequestMethod();
    if (steps.length < 2 || !steps[1].equals("bmcs")) return problem(404, "begin with /bmcs");
    if (steps.length == 2) {
      var list = Json.array();
      simulator.bmcs().forEach(bmc -> list.add(TrueState.summary(bmc)));
      return new Answer(200, list);
    }
    var found = simulator.named(steps[2]);
    if (found.isEmpty()) return problem(404, "there is no BMC " + steps[2]);
    var bmc = found.get();
    var verb = steps.length == 3 ? "" : steps[3];
    if (method.equals("GET")) return read(bmc, verb);
    if (method.equals("DELETE") && verb.equals("faults")) {
      bmc.heal();
      return new Answer(200, TrueState.faults(bmc));
    }
    if (!method.equals("POST")) return problem(405, method + " is not for this");
    var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return act(bmc, verb, text.isBlank() ? Json.object() : Json.parse(text));
  }

  private static Answer read(SimulatedBmc bmc, String verb) {
    return switch (verb) {
      case "" -> new Answer(200, TrueState.of(bmc));
      case "history" -> new Answer(200, TrueState.history(bmc));
      case "requests" -> new Answer(200, TrueState.requests(bmc));
      case "faults" -> new Answer(200, TrueState.faults(bmc));
      default -> problem(404, "there is no " + verb);
    };
  }

  private static Answer act(SimulatedBmc bmc, String verb, ObjectNode body) {
    var machine = bmc.machine();
    switch (verb) {
      case "faults" -> bmc.fault(body.path("preset").asString(""));
      case "advance" -> bmc.advance(duration(body));
      case "power" -> {
        var name = body.path("resetType").asString("");
        var type =
            ResetType.named(name)
                .orElseThrow(() -> new IllegalArgumentException("no ResetType '" + name + "'"));
        machine.inside(() -> machine.host().reset(type));
      }
      case "restart-bmc" -> {
        machine.inside(() -> machine.bmc().restart("control API"));
        bmc.advance(Duration.ZERO);
      }
      case "renew-certificate" -> bmc.renewCertificate();
      default -> {
        return problem(404, "there is no " + verb);
      }
    }
    return new Answer(200, TrueState.of(bmc));
  }

  private static Duration duration(ObjectNode body) {
    var seconds = body.path("seconds");
    if (!seconds.isNumber() || seconds.asDouble() < 0) {
      throw new IllegalArgumentException("give {\"seconds\": N}, zero or more");
    }
    return Duration.ofMillis((long) (seconds.asDouble() * 1000));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
