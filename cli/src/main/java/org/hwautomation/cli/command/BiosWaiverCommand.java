package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.cli.output.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hwa bios waiver …`
@Command(
    name = "waiver",
    mixinStandardHelpOptions = true,
    description = "Exceptions from BIOS rules: list, grant, withdraw.")
final class BiosWaiverCommand {

  @Spec @Nullable CommandSpec spec;

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists waivers, those that end last first.")
  int list(@Mixin ServiceOptions service) {
    try (var client = service.client()) {
      var waivers = client.get("/api/v1/bios/waivers").path("items");
      if (service.json()) {
        service.print(waivers);
        return 0;
      }
      var table = new Table("WAIVER", "RULE", "FOR", "UNTIL", "", "BY", "REASON");
      for (var waiver : waivers) {
        table.row(
            text(waiver, "id"),
            text(waiver, "rule"),
            waiver.has("serverId") ? text(waiver, "serverId") : waiver.path("scope").toString(),
            text(waiver, "expiresAt"),
            waiver.path("expired").asBoolean(false) ? "expired" : "",
            text(waiver, "grantedBy"),
            text(waiver, "reason"));
      }
      if (table.isEmpty()) service.line("No waivers.");
      else table.print(service.out());
      return 0;
    }
  }

  @Command(
      name = "grant",
      mixinStandardHelpOptions = true,
      description = "Lets a server, or a site, break a rule for a while.")
  int grant(
      @Mixin ServiceOptions service,
      @Parameters(paramLabel = "RULE") String rule,
      @Option(names = "--server", paramLabel = "SERVER") @Nullable String server,
      @Option(names = "--site", paramLabel = "GLOB") @Nullable String site,
      @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason,
      @Option(
              names = "--until",
              required = true,
              paramLabel = "TIME",
              description = "A date (2026-12-31, until its end in UTC) or a moment in ISO 8601.")
          String until) {
    var body = new LinkedHashMap<String, Object>();
    body.put("rule", rule);
    if (server != null) body.put("server", server);
    if (site != null) body.put("scope", Map.of("site", List.of(site)));
    body.put("reason", reason);
    body.put("expiresAt", moment(until).toString());
    try (var client = service.client()) {
      var waiver = client.post("/api/v1/bios/waivers", body).body();
      if (service.json()) service.print(waiver);
      else service.line("granted " + text(waiver, "id") + " until " + text(waiver, "expiresAt"));
      return 0;
    }
  }

  private Instant moment(String text) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          java.util.Objects.requireNonNull(spec).commandLine(),
          "--until: \""
              + text
              + "\" is neither a date like 2026-12-31 nor a moment like"
              + " 2026-12-31T18:00:00Z",
          e);
    }
  }

  @Command(
      name = "withdraw",
      mixinStandardHelpOptions = true,
      description = "Takes a waiver back; its rule bites again.")
  int withdraw(@Mixin ServiceOptions service, @Parameters(paramLabel = "WAIVER") String id) {
    try (var client = service.client()) {
      client.delete("/api/v1/bios/waivers/" + ServiceClient.encode(id));
      service.line("withdrawn " + id);
      return 0;
    }
  }
}
