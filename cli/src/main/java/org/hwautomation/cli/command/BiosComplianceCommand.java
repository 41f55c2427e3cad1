package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hwautomation.cli.client.ExitCode;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.cli.output.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hwa bios compliance`
@Command(
    name = "compliance",
    mixinStandardHelpOptions = true,
    description =
        "How servers stand with the BIOS rules; exit status 1 when a rule is broken or unknown.")
final class BiosComplianceCommand implements Callable<Integer> {

  @Mixin ServiceOptions service = new ServiceOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "SERVER",
      description = "One server's results; without it a report over the fleet.")
  @Nullable String server;

  @Option(
      names = "--by",
      defaultValue = "rule",
      description = "rule, site, device-type, vendor or model (default: ${DEFAULT-VALUE}).")
  String by = "rule";

  @Option(names = "--rule", description = "The results of this rule, server by server.")
  @Nullable String rule;

  @Override
  public Integer call() {
    try (var client = service.client()) {
      if (server != null) {
        return results(
            client.all("/api/v1/servers/" + ServiceClient.encode(server) + "/bios/compliance"));
      }
      if (rule != null) {
        return results(
            client.all(
                "/api/v1/bios/compliance/results?limit=1000&rule=" + ServiceClient.encode(rule)));
      }
      return report(client.get("/api/v1/bios/compliance?by=" + ServiceClient.encode(by)));
    }
  }

  private int report(JsonNode page) {
    var lines = page.path("items");
    boolean good = true;
    var table =
        new Table(by.toUpperCase(Locale.ROOT), "SERVERS", "MET", "BROKEN", "WAIVED", "UNKNOWN");
    for (var line : lines) {
      good &= line.path("broken").asLong(0) + line.path("unknown").asLong(0) == 0;
      table.row(
          text(line, "key").isEmpty() ? "(none)" : text(line, "key"),
          text(line, "servers"),
          text(line, "met"),
          text(line, "broken"),
          text(line, "waived"),
          text(line, "unknown"));
    }
    if (service.json()) service.print(lines);
    else if (table.isEmpty()) service.line("No rule is for any server.");
    else table.print(service.out());
    return good ? 0 : ExitCode.FAILED.number();
  }

  private int results(List<JsonNode> results) {
    boolean good = true;
    var table = new Table("SERVER", "RULE", "SEVERITY", "OUTCOME", "DETAILS");
    for (var result : results) {
      var outcome = text(result, "outcome");
      good &= outcome.equals("MET") || outcome.equals("WAIVED");
      table.row(
          text(result, "server"),
          text(result, "rule"),
          text(result, "severity").toLowerCase(Locale.ROOT),
          outcome.toLowerCase(Locale.ROOT),
          details(result));
    }
    if (service.json()) service.print(results);
    else if (table.isEmpty()) service.line("No rule is for it.");
    else table.print(service.out());
    return good ? 0 : ExitCode.FAILED.number();
  }

  private static String details(JsonNode result) {
    var parts = new ArrayList<String>();
    for (var breach : result.path("breaches")) {
      var should = new ArrayList<String>();
      breach.path("should").forEach(value -> should.add(value.asString("")));
      var name =
          text(breach, "attribute").isEmpty() ? text(breach, "intent") : text(breach, "attribute");
      parts.add(
          "%s is %s, should be %s"
              .formatted(name, text(breach, "is"), String.join(" or ", should)));
    }
    if (!text(result, "why").isEmpty()) parts.add(text(result, "why"));
    if (result.has("waivedUntil")) {
      boolean lasts = text(result, "outcome").equals("WAIVED");
      parts.add((lasts ? "waived until " : "waiver ended ") + text(result, "waivedUntil"));
    }
    return String.join("; ", parts);
  }
}
