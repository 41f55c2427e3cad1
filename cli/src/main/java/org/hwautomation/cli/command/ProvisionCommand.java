package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hwautomation.cli.client.ExitCode;
import org.hwautomation.cli.output.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hwa provision SERVER…`
@Command(
    name = "provision",
    mixinStandardHelpOptions = true,
    description =
        "Firmware first, then BIOS, then verified by reading again. With --plan only shows what would happen, and why.")
final class ProvisionCommand implements Callable<Integer> {

  @Mixin ServiceOptions service = new ServiceOptions();

  @Parameters(arity = "0..*", paramLabel = "SERVER", description = "Names or ids.")
  @Nullable List<String> servers;

  @Mixin WhereAndWhen where = new WhereAndWhen();

  @Option(
      names = "--device-type",
      description = "Default: the one assigned, or the one that matches.")
  @Nullable String deviceType;

  @Option(
      names = "--firmware",
      defaultValue = "baseline",
      description = "baseline, latest or none (default: ${DEFAULT-VALUE}).")
  String firmware = "baseline";

  @Option(names = "--no-bios", description = "Leaves the BIOS alone.")
  boolean noBios;

  @Option(
      names = "--allow-downgrade",
      description = "Installs older versions where the baseline wants them.")
  boolean allowDowngrade;

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

  @Override
  public Integer call() throws InterruptedException {
    var body = new LinkedHashMap<String, Object>();
    where.addTo(body, servers);
    if (deviceType != null) body.put("deviceType", deviceType);
    body.put("firmwarePolicy", firmware.toUpperCase(Locale.ROOT));
    body.put("configureBios", !noBios);
    body.put("allowDowngrade", allowDowngrade);
    if (atOnce != null) body.put("atOnce", atOnce);
    body.put("dryRun", plan);
    try (var client = service.client()) {
      var answer = client.post("/api/v1/workflows/provision-firmware-first", body).body();
      if (OrderAnswer.isOrder(answer)) {
        var order = new OrderAnswer(client, service);
        return plan ? order.planned(answer) : order.accepted(answer, watch);
      }
      if (service.json()) {
        service.print(answer);
        return possible(answer) ? 0 : ExitCode.FAILED.number();
      }
      if (plan) return plans(answer);
      return new StartedTable(service).print(answer, client, watch);
    }
  }

  private static boolean possible(JsonNode answer) {
    return answer.path("plans").valueStream().allMatch(one -> one.path("faults").isEmpty())
        && answer.path("jobs").valueStream().noneMatch(one -> one.path("problem").isObject());
  }

  private int plans(JsonNode answer) {
    int impossible = 0;
    for (var plan : answer.path("plans")) {
      service.line("");
      service.line(title(plan));
      for (var fault : plan.path("faults")) {
        impossible++;
        service.line("  ! " + text(fault, "where") + ": " + text(fault, "message"));
      }
      for (var note : plan.path("notes")) service.line("  - " + note.asString(""));
      var table = new Table("PHASE", "STEP", "WHY");
      for (var step : plan.path("steps")) {
        table.row(text(step, "phase"), text(step, "title"), shortened(text(step, "reason")));
      }
      if (!table.isEmpty()) table.print(service.out());
    }
    return impossible == 0 ? 0 : ExitCode.FAILED.number();
  }

  private static String title(JsonNode plan) {
    var server = text(plan, "server");
    var hash = text(plan, "planHash");
    if (hash.isEmpty()) return server + " cannot be provisioned as asked:";
    return "%s as %s: %s host restarts, about %s min, plan %s"
        .formatted(
            server,
            text(plan, "deviceType"),
            text(plan, "hostReboots"),
            (plan.path("expectedSeconds").asLong(0) + 59) / 60,
            hash.substring(0, 12));
  }

  private static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, 97) + "...";
  }
}
