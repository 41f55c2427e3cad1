package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hwautomation.cli.client.ExitCode;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.cli.client.ServiceProblem;
import org.hwautomation.cli.output.Table;
import tools.jackson.databind.JsonNode;

/// Follows an order over many servers, and shows how its servers stand. Survives a restart of the
/// service.
final class OrderWatch {

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int PATIENCE = 120;

  private final ServiceClient client;
  private final ServiceOptions service;

  OrderWatch(ServiceClient client, ServiceOptions service) {
    this.client = client;
    this.service = service;
  }

  static String path(String order) {
    return "/api/v1/orders/" + ServiceClient.encode(order);
  }

  /// Prints the counts whenever they change.
  ///
  /// @return the order as it was when it came so far
  JsonNode until(String id, Predicate<JsonNode> enough) throws InterruptedException {
    var last = "";
    int away = 0;
    while (true) {
      try {
        var order = client.get(path(id));
        var counts = counts(order);
        if (!counts.equals(last) && !service.json()) service.err().println(counts);
        service.err().flush();
        last = counts;
        if (enough.test(order)) return order;
        away = 0;
      } catch (ServiceProblem e) {
        if (e.exitCode() != ExitCode.UNREACHABLE || ++away > PATIENCE) throw e;
        if (away == 1) service.err().println("the service does not answer; waiting for it");
      }
      Thread.sleep(EVERY);
    }
  }

  JsonNode untilOver(String id) throws InterruptedException {
    return until(id, order -> order.path("over").asBoolean(false));
  }

  JsonNode untilPlanned(String id) throws InterruptedException {
    return until(id, order -> !text(order, "stage").equals("PLANNING"));
  }

  /// `2 verified, 1 failed`
  static String counts(JsonNode order) {
    return order.path("counts").properties().stream()
        .map(one ->
            one.getValue().asString("")
                + " "
                + one.getKey().toLowerCase(Locale.ROOT).replace('_', ' '))
        .collect(Collectors.joining(", "));
  }

  /// @param state only these; empty = all
  void servers(String id, String state) {
    var table = new Table("SERVER", "STATE", "");
    var query = state.isEmpty() ? "?limit=500" : "?limit=500&state=" + state;
    for (var part : client.all(path(id) + "/servers" + query)) {
      var lines =
          text(part, "state").equals("PLANNED")
              ? part.path("plan").path("lines").valueStream().map(one -> one.asString(""))
              : part.path("faults").valueStream().map(one -> text(one, "message"));
      table.row(
          text(part, "server"),
          text(part, "state").toLowerCase(Locale.ROOT).replace('_', ' '),
          (text(part, "text") + " " + lines.collect(Collectors.joining("; "))).strip());
    }
    table.print(service.out());
  }

  /// 0 when every server is as wanted.
  static int status(JsonNode order) {
    for (var one : order.path("counts").properties()) {
      switch (one.getKey()) {
        case "VERIFIED", "ALREADY_SO", "PLANNED" -> {}
        default -> {
          return ExitCode.JOB_FAILED.number();
        }
      }
    }
    return 0;
  }
}
