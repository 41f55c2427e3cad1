package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.util.LinkedHashMap;
import java.util.List;
import org.hwautomation.cli.client.ExitCode;
import org.hwautomation.cli.client.ServiceClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// To which servers a BIOS operation is done, and when; and the doing.
final class OperationWish {

  @Mixin ApplyOptions options = new ApplyOptions();

  @Option(
      names = "--at-once",
      paramLabel = "NUMBER",
      description = "Of many servers, how many are worked on at the same time.")
  @Nullable Integer atOnce;

  @Option(names = "--plan", description = "Shows the plan and changes nothing.")
  boolean plan;

  @Option(
      names = "--watch",
      description = "Follows the job, or the order over many servers, until it is over.")
  boolean watch;

  /// @param operation the property that names it
  int run(ServiceOptions service, @Nullable List<String> servers, String operation, Object wanted)
      throws InterruptedException {
    var body = new LinkedHashMap<String, Object>();
    options.addTo(body, servers);
    body.put(operation, wanted);
    if (atOnce != null) body.put("atOnce", atOnce);
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
      return client.get("/api/v1/servers/" + ServiceClient.encode(server) + "/bios/operations");
    }
  }
}
