package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.cli.output.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hwa bios …`
@Command(
    name = "bios",
    mixinStandardHelpOptions = true,
    description =
        "BIOS settings: show, compare, plan, change, take back; defaults, passwords, boot, secure boot; profiles, intents; and whether they stay.",
    subcommands = {
      BiosCheckCommand.class,
      BiosPlanCommand.class,
      BiosApplyCommand.class,
      BiosRollbackCommand.class,
      BiosBaselineCommand.class,
      BiosDriftCommand.class,
      BiosComplianceCommand.class,
      BiosRuleCommand.class,
      BiosWaiverCommand.class,
      BiosProfileCommand.class,
      BiosIntentsCommand.class,
      BiosMethodsCommand.class
    })
final class BiosCommand extends BiosOperationCommands {

  /// Longer values are cut in tables: boot orders fill a screen each.
  private static final int WIDEST = 40;

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows a server's settings as last read.")
  int show(
      @Mixin ServiceOptions service,
      @Parameters(paramLabel = "SERVER") String server,
      @Option(names = "--category", description = "Only of this category.")
          @Nullable String category,
      @Option(
              names = "--search",
              paramLabel = "WORDS",
              description = "In name, display name, help or value.")
          @Nullable String search,
      @Option(
              names = "--changed",
              description = "Only what is not as delivered, or has a value that waits.")
          boolean changed,
      @Option(names = "--refresh", description = "Reads the server first.") boolean refresh) {
    try (var client = service.client()) {
      if (refresh) client.post(path(server) + "/refresh", Map.of());
      var query = new LinkedHashMap<String, String>();
      if (category != null) query.put("category", category);
      if (search != null) query.put("q", search);
      query.put("changed", Boolean.toString(changed));
      var bios = client.get(path(server) + parameters(query));
      if (service.json()) {
        service.print(bios);
        return 0;
      }
      if (text(bios, "state").equals("UNKNOWN")) {
        service.line(
            server + " was off or in POST when last asked; these are the values it told before.");
      }
      var table = new Table("CATEGORY", "ATTRIBUTE", "VALUE", "DEFAULT", "PENDING", "LOCKED");
      for (var a : bios.path("attributes")) {
        table.row(
            text(a, "category"),
            text(a, "name"),
            shortened(text(a.path("current"), "text")),
            shortened(text(a.path("defaultValue"), "text")),
            shortened(text(a.path("pending"), "text")),
            text(a, "reason"));
      }
      if (table.isEmpty()) service.line("No attribute matches.");
      else table.print(service.out());
      return 0;
    }
  }

  @Command(
      name = "refresh",
      mixinStandardHelpOptions = true,
      description = "Reads a server's settings now.")
  int refresh(@Mixin ServiceOptions service, @Parameters(paramLabel = "SERVER") String server) {
    try (var client = service.client()) {
      var bios = client.post(path(server) + "/refresh", Map.of()).body();
      if (service.json()) service.print(bios);
      else {
        service.line(
            text(bios, "state").equals("UNKNOWN")
                ? server + " tells nothing now: it is off or in POST."
                : "%s: %d attributes, BIOS %s, registry %s"
                    .formatted(
                        server,
                        bios.path("attributes").size(),
                        text(bios, "biosVersion"),
                        text(bios, "registryId").isEmpty() ? "none" : text(bios, "registryId")));
      }
      return 0;
    }
  }

  @Command(
      name = "diff",
      mixinStandardHelpOptions = true,
      description =
          "Compares two: a server by name, baseline:SERVER, snapshot:ID or profile:NAME each.")
  int diff(
      @Mixin ServiceOptions service,
      @Parameters(paramLabel = "LEFT") String left,
      @Parameters(paramLabel = "RIGHT") String right) {
    try (var client = service.client()) {
      var query = new LinkedHashMap<String, String>();
      query.put("left", subject(left));
      query.put("right", subject(right));
      var diff = client.get("/api/v1/bios/compare" + parameters(query));
      if (service.json()) {
        service.print(diff);
        return 0;
      }
      if (!text(diff, "note").isEmpty()) service.line(text(diff, "note"));
      var table =
          new Table(
              "", "CATEGORY", "ATTRIBUTE", title(diff.path("left")), title(diff.path("right")), "");
      for (var d : diff.path("differences")) {
        table.row(
            sign(text(d, "kind")),
            text(d, "category"),
            text(d, "attribute"),
            shortened(text(d, "leftText")),
            shortened(text(d, "rightText")),
            text(d, "reason"));
      }
      if (!table.isEmpty()) table.print(service.out());
      service.line(
          "%d differ, %d are the same."
              .formatted(diff.path("differences").size(), diff.path("same").asInt(0)));
      return 0;
    }
  }

  @Command(
      name = "history",
      mixinStandardHelpOptions = true,
      description = "Lists what was read of a server, newest first.")
  int history(@Mixin ServiceOptions service, @Parameters(paramLabel = "SERVER") String server) {
    try (var client = service.client()) {
      var snapshots = client.all(path(server) + "/snapshots?limit=200");
      if (service.json()) {
        service.print(snapshots);
        return 0;
      }
      var table =
          new Table(
              "SNAPSHOT", "KIND", "FIRST READ", "LAST CONFIRMED", "BIOS", "CHANGES", "BY", "NOTE");
      for (var s : snapshots) {
        table.row(
            text(s, "id"),
            text(s, "kind").toLowerCase(Locale.ROOT),
            text(s, "firstReadAt"),
            text(s, "confirmedAt"),
            text(s, "biosVersion"),
            s.path("known").asBoolean(true) ? text(s, "changes") : "unknown",
            text(s, "takenBy"),
            text(s, "note"));
      }
      if (table.isEmpty()) service.line("Nothing was read yet: 'hwa bios refresh " + server + "'.");
      else table.print(service.out());
      return 0;
    }
  }

  @Command(
      name = "snapshot",
      mixinStandardHelpOptions = true,
      description = "Reads a server now and remembers its settings.")
  int snapshot(
      @Mixin ServiceOptions service,
      @Parameters(paramLabel = "SERVER") String server,
      @Option(names = "--note", paramLabel = "TEXT", description = "Why.") @Nullable String note,
      @Option(names = "--baseline", description = "These settings are as they should be.")
          boolean baseline) {
    var body = new LinkedHashMap<String, Object>();
    if (note != null) body.put("note", note);
    body.put("baseline", baseline);
    try (var client = service.client()) {
      var snapshot = client.post(path(server) + "/snapshots", body).body();
      if (service.json()) service.print(snapshot);
      else {
        service.line(
            "%s %s of %s: %d attributes"
                .formatted(
                    text(snapshot, "kind").toLowerCase(Locale.ROOT),
                    text(snapshot, "id"),
                    server,
                    snapshot.path("size").asInt(0)));
      }
      return 0;
    }
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Prints a server's settings as YAML, as last read, without secrets.")
  int export(@Mixin ServiceOptions service, @Parameters(paramLabel = "SERVER") String server) {
    try (var client = service.client()) {
      var bios = client.get(path(server));
      if (service.json()) {
        service.print(bios);
        return 0;
      }
      service.line("# " + server + ", BIOS " + text(bios, "biosVersion"));
      service.line("# as read at " + text(bios, "readAt"));
      service.line("settings:");
      for (var a : bios.path("attributes")) {
        var value = a.path("current").path("value");
        // A JSON scalar is a YAML scalar.
        if (!value.isMissingNode() && !value.isNull()) {
          service.line("  " + quoted(text(a, "name")) + ": " + value);
        }
      }
      return 0;
    }
  }

  private static String quoted(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_.-]*")
        ? name
        : "\"" + name.replace("\"", "\\\"") + "\"";
  }

  /// A word without a kind is a server.
  private static String subject(String text) {
    var kinds = List.of("server:", "baseline:", "snapshot:", "profile:");
    return kinds.stream().anyMatch(text::startsWith) ? text : "server:" + text;
  }

  private static String title(JsonNode side) {
    return text(side, "label").toUpperCase(Locale.ROOT);
  }

  private static String sign(String kind) {
    return switch (kind) {
      case "ADDED" -> "+";
      case "REMOVED" -> "-";
      case "CHANGED" -> "~";
      default -> "?";
    };
  }

  private static String shortened(String value) {
    return value.length() <= WIDEST ? value : value.substring(0, WIDEST - 1) + "…";
  }

  private static String path(String server) {
    return "/api/v1/servers/" + ServiceClient.encode(server) + "/bios";
  }

  private static String parameters(Map<String, String> query) {
    var text = new StringBuilder();
    query.forEach((name, value) ->
        text.append(text.isEmpty() ? '?' : '&')
            .append(name)
            .append('=')
            .append(ServiceClient.encode(value)));
    return text.toString();
  }
}
