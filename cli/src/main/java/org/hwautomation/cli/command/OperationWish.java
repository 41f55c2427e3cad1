package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hwautomation.cli.client.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// To which servers a BIOS operation is done, and when; and the doing.
final class OperationWish {

  @Option(names = "--query", description = "All servers that this text finds, instead of names.")
  @Nullable String query;

  @Option(
      names = "--apply",
      defaultValue = "now",
      description =
          "now (restarts the host), next-reset (waits until somebody restarts it) or stage-only (default: ${DEFAULT-VALUE}).")
  String apply = "now";

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "Not before this moment, such as 2026-12-01T22:00:00Z.")
  @Nullable String at;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "With --at: nothing is begun after this moment.")
  @Nullable String until;

  @Option(
      names = "--window",
      paramLabel = "WINDOW",
      arity = "0..1",
      fallbackValue = "",
      description =
          "Begins and restarts only while this maintenance window is open; without a name, the one that covers the server.")
  @Nullable String window;

  @Option(
      names = "--auto-rollback",
      description = "Boot order and secure boot: goes back when it does not read back as wanted.")
  boolean autoRollback;

  @Option(names = "--plan", description = "Shows the plan and changes nothing.")
  boolean plan;

  @Option(
      names = "--watch",
      description = "Follows the job, or the order over many servers, until it is over.")
  boolean watch;

  /// @param operation the property that names it
  int run(ServiceOptions service, List<String> servers, String operation, Object wanted)
      throws InterruptedException {
    var body = new LinkedHashMap<String, Object>();
    if (query == null) body.put("servers", servers);
    else body.put("query", query);
    body.put(operation, wanted);
    body.put("apply", applied());
    if (window != null) body.put("window", window);
    if (at != null) body.put("at", at);
    if (until != null) body.put("until", until);
    body.put("rollback", autoRollback ? "ON_FAILURE" : "BY_HAND");
    try (var client = service.client()) {
      if (plan) {
        var plans = client.post("/api/v1/bios/operations/plans", body).body();
        if (OrderAnswer.isOrder(plans)) return new OrderAnswer(client, service).planned(plans);
        if (service.json()) service.print(plans);
        return print(service, plans);
      }
      var answer = client.post("/api/v1/bios/operations", body).body();
      if (OrderAnswer.isOrder(answer)) {
        return new OrderAnswer(client, service).accepted(answer, watch);
      }
      if (!service.json()) return new StartedTable(service).print(answer, client, watch);
      service.print(answer);
      return answer.path("jobs").valueStream().noneMatch(one -> one.path("problem").isObject())
          ? 0
          : ExitCode.FAILED.number();
    }
  }

  private String applied() {
    if (at != null) return "AT";
    return window == null ? apply.toUpperCase(Locale.ROOT).replace('-', '_') : "NEXT_WINDOW";
  }

  /// @return 0 when every plan can be run or has nothing to do
  static int print(ServiceOptions service, JsonNode answer) {
    int impossible = 0;
    for (var one : answer.path("plans")) {
      impossible += one.path("faults").size();
      if (!service.json()) print(service, one, text(one, "planHash"));
    }
    return impossible == 0 ? 0 : ExitCode.FAILED.number();
  }

  private static void print(ServiceOptions service, JsonNode plan, String hash) {
    service.line("");
    service.line(
        text(plan, "server")
            + ": "
            + text(plan, "operation")
            + (hash.isEmpty()
                ? plan.path("faults").isEmpty() ? ": is so already" : ": cannot be done as asked"
                : ", %d host restart(s), plan %s"
                    .formatted(plan.path("hostReboots").asInt(0), hash.substring(0, 12))));
    for (var fault : plan.path("faults")) {
      service.line("  ! " + text(fault, "where") + ": " + text(fault, "message"));
    }
    for (var risk : plan.path("risks")) service.line("  ! " + risk.asString(""));
    for (var note : plan.path("notes")) service.line("  - " + note.asString(""));
    for (var line : plan.path("before")) service.line("  now:    " + line.asString(""));
    for (var line : plan.path("after")) service.line("  wanted: " + line.asString(""));
    if (!text(plan, "wayBack").isEmpty()) service.line("  " + text(plan, "wayBack"));
  }

  /// What a server offers and how it stands.
  static JsonNode offer(ServiceOptions service, String server) {
    try (var client = service.client()) {
      return client.get(
          "/api/v1/servers/"
              + org.hwautomation.cli.client.ServiceClient.encode(server)
              + "/bios/operations");
    }
  }

  static Map<String, Object> nothing() {
    return Map.of();
  }
}
