package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.cli.output.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hwa window …`
@Command(
    name = "window",
    mixinStandardHelpOptions = true,
    description = "Maintenance windows: list, add, show, remove, next.")
final class WindowCommand {

  private static final String PATH = "/api/v1/windows";

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all windows.")
  int list(@Mixin ServiceOptions service) {
    try (var client = service.client()) {
      var windows = client.get(PATH).path("items");
      if (service.json()) {
        service.print(windows);
        return 0;
      }
      var table = new Table("WINDOW", "WHEN", "ZONE", "FOR", "NEXT OPENING");
      for (var window : windows) {
        table.row(
            text(window, "name"), when(window), text(window, "zone"), scope(window), next(window));
      }
      if (table.isEmpty()) service.line("No windows. 'hwa window add' makes one.");
      else table.print(service.out());
      return 0;
    }
  }

  @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one window.")
  int show(@Mixin ServiceOptions service, @Parameters(paramLabel = "WINDOW") String name) {
    try (var client = service.client()) {
      var window = client.get(path(name));
      if (service.json()) {
        service.print(window);
        return 0;
      }
      service.line("name     " + text(window, "name"));
      service.line("when     " + when(window) + " " + text(window, "zone"));
      service.line("for      " + scope(window));
      service.line("next     " + next(window));
      service.line("saved by " + text(window, "updatedBy") + ", " + text(window, "updatedAt"));
      return 0;
    }
  }

  @Command(
      name = "next",
      mixinStandardHelpOptions = true,
      description = "Shows when a window opens next.")
  int next(
      @Mixin ServiceOptions service,
      @Parameters(paramLabel = "WINDOW") String name,
      @Option(
              names = "--count",
              defaultValue = "5",
              description = "How many openings (default: ${DEFAULT-VALUE}).")
          int count) {
    try (var client = service.client()) {
      var openings = client.get(path(name) + "/openings?count=" + count).path("items");
      if (service.json()) {
        service.print(openings);
        return 0;
      }
      var table = new Table("FROM", "UNTIL", "");
      for (var opening : openings) {
        table.row(
            text(opening, "from"),
            text(opening, "until"),
            opening.path("open").asBoolean(false) ? "open now" : "");
      }
      if (table.isEmpty()) service.line("It does not open: it is switched off, or over.");
      else table.print(service.out());
      return 0;
    }
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description =
          "Makes a window, or changes the one of this name; jobs that wait for it follow.")
  int add(
      @Mixin ServiceOptions service,
      @Parameters(paramLabel = "WINDOW") String name,
      @Option(
              names = "--zone",
              required = true,
              paramLabel = "ZONE",
              description = "Whose wall clock the times are of, such as Europe/Berlin.")
          String zone,
      @Option(names = "--days", split = ",", paramLabel = "DAY", description = "MON,TUE …")
          @Nullable List<String> days,
      @Option(names = "--dates", split = ",", paramLabel = "DATE", description = "2026-12-24,…")
          @Nullable List<String> dates,
      @Option(names = "--from", required = true, paramLabel = "TIME", description = "02:00")
          String from,
      @Option(
              names = "--to",
              required = true,
              paramLabel = "TIME",
              description = "05:30; not after --from means on the day after.")
          String to,
      @Option(names = "--site", paramLabel = "GLOB") @Nullable List<String> site,
      @Option(names = "--tag", paramLabel = "GLOB") @Nullable List<String> tag,
      @Option(names = "--device-type", paramLabel = "GLOB") @Nullable List<String> deviceType,
      @Option(names = "--server", paramLabel = "GLOB") @Nullable List<String> server,
      @Option(names = "--off", description = "It does not open; who waits for it goes on waiting.")
          boolean off) {
    var scope = new LinkedHashMap<String, Object>();
    if (site != null) scope.put("site", site);
    if (tag != null) scope.put("tag", tag);
    if (deviceType != null) scope.put("deviceType", deviceType);
    if (server != null) scope.put("server", server);
    var body = new LinkedHashMap<String, Object>();
    body.put("zone", zone);
    if (days != null) body.put("days", days);
    if (dates != null) body.put("dates", dates);
    body.put("from", from);
    body.put("to", to);
    body.put("scope", scope);
    body.put("enabled", !off);
    try (var client = service.client()) {
      var window = client.put(path(name), body).body();
      if (service.json()) service.print(window);
      else service.line("saved " + text(window, "name") + "; next opening: " + next(window));
      return 0;
    }
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Forgets a window; jobs that wait for it end, saying so.")
  int remove(@Mixin ServiceOptions service, @Parameters(paramLabel = "WINDOW") String name) {
    try (var client = service.client()) {
      client.delete(path(name));
      service.line("removed " + name);
      return 0;
    }
  }

  private static String path(String name) {
    return PATH + "/" + ServiceClient.encode(name);
  }

  private static String when(JsonNode window) {
    var days = words(window.path("days"));
    return "%s %s–%s"
        .formatted(
            days.isEmpty() ? words(window.path("dates")) : days,
            text(window, "from"),
            text(window, "to"));
  }

  private static String words(JsonNode list) {
    return list.valueStream().map(one -> one.asString("")).collect(Collectors.joining(", "));
  }

  private static String scope(JsonNode window) {
    var words =
        window.path("scope").properties().stream()
            .filter(part -> !part.getValue().isEmpty())
            .map(part -> part.getKey() + " " + words(part.getValue()))
            .collect(Collectors.joining("; "));
    return words.isEmpty() ? "every server" : words;
  }

  private static String next(JsonNode window) {
    if (!window.path("enabled").asBoolean(true)) return "switched off";
    var next = window.path("next");
    if (next.isMissingNode()) return "over";
    return next.path("open").asBoolean(false)
        ? "open until " + text(next, "until")
        : text(next, "from");
  }
}
