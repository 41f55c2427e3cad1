package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/// `hwa server …`
@Command(
    name = "server",
    mixinStandardHelpOptions = true,
    description = "Servers: list, add, show, import, refresh, remove.")
final class ServerCommand {

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists servers.")
  int list(
      @Mixin ServiceOptions service,
      @Parameters(
              arity = "0..1",
              paramLabel = "TEXT",
              description = "In name, model, serial or address.")
          @Nullable String search,
      @Option(names = "--vendor") @Nullable String vendor,
      @Option(names = "--state", description = "new, enrolled, unreachable or quarantined.")
          @Nullable String state,
      @Option(names = "--tag") @Nullable String tag) {
    var query = new LinkedHashMap<String, String>();
    if (search != null) query.put("text", search);
    if (vendor != null) query.put("vendor", vendor);
    if (state != null) query.put("state", state.toUpperCase(Locale.ROOT));
    if (tag != null) query.put("tag", tag);
    try (var client = service.client()) {
      var servers = client.all("/api/v1/servers?limit=500" + parameters(query));
      if (service.json()) {
        service.print(servers);
        return 0;
      }
      var table =
          new Table(
              "NAME", "ADDRESS", "STATE", "HEALTH", "VENDOR", "MODEL", "SERIAL", "BMC", "BIOS",
              "POWER");
      for (var s : servers) {
        table.row(
            text(s, "name"),
            text(s, "address"),
            text(s, "state").toLowerCase(Locale.ROOT),
            text(s, "health").toLowerCase(Locale.ROOT),
            text(s, "vendor"),
            text(s, "model"),
            text(s, "serial"),
            text(s, "bmcVersion"),
            text(s, "biosVersion"),
            text(s, "power").toLowerCase(Locale.ROOT));
      }
      if (table.isEmpty()) service.line("No servers match.");
      else table.print(service.out());
      return 0;
    }
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description =
          "Enrols a server: looks first that it is a BMC and that the login works. Asks for the password, or reads it from standard input.")
  int add(
      @Mixin ServiceOptions service,
      @Parameters(paramLabel = "ADDRESS", description = "HOST or HOST:PORT of the BMC.")
          String address,
      @Option(names = "--user", required = true, description = "BMC user.") String user,
      @Option(names = "--name", description = "Name (default: its serial number).")
          @Nullable String name,
      @Option(
              names = "--fingerprint",
              description =
                  "SHA-256 of its certificate (default: trust the one seen first and pin it).")
          @Nullable String fingerprint,
      @Option(names = "--device-type") @Nullable String deviceType,
      @Option(names = "--site") @Nullable String site,
      @Option(names = "--tag", split = ",") @Nullable List<String> tags)
      throws IOException {
    var body = new LinkedHashMap<String, Object>();
    int colon =
        address.contains("]")
            ? address.indexOf(":", address.indexOf(']'))
            : address.lastIndexOf(':');
    boolean port = colon > 0 && address.indexOf(':') == colon || address.contains("]:");
    body.put("host", port ? address.substring(0, colon) : address);
    if (port) body.put("port", Integer.valueOf(address.substring(colon + 1)));
    body.put("user", user);
    body.put("password", PasswordPrompt.ask("Password of " + user + " at " + address + ": "));
    if (name != null) body.put("name", name);
    if (fingerprint != null) body.put("fingerprint", fingerprint);
    if (deviceType != null) body.put("deviceType", deviceType);
    if (site != null) body.put("site", site);
    if (tags != null) body.put("tags", tags);
    try (var client = service.client()) {
      var server = client.post("/api/v1/servers", body).body();
      if (service.json()) service.print(server);
      else {
        service.line(
            "Enrolled %s: %s %s, serial %s, certificate pinned %s"
                .formatted(
                    text(server, "name"),
                    text(server, "vendor"),
                    text(server, "model"),
                    text(server, "serial"),
                    text(server, "fingerprint")));
      }
      return 0;
    }
  }

  @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one server.")
  int show(
      @Mixin ServiceOptions service,
      @Parameters(paramLabel = "SERVER", description = "Name or id.") String id) {
    try (var client = service.client()) {
      var server = client.get("/api/v1/servers/" + ServiceClient.encode(id));
      if (service.json()) {
        service.print(server);
        return 0;
      }
      for (var entry : server.properties()) {
        var value = entry.getValue();
        service.line(
            "%-14s %s".formatted(entry.getKey(), value.isValueNode() ? value.asString("") : value));
      }
      return 0;
    }
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description =
          "Adds the servers of a CSV or YAML file: all of them, or none when a line is wrong.")
  int importFile(
      @Mixin ServiceOptions service,
      @Parameters(paramLabel = "FILE") Path file,
      @Option(names = "--dry-run", description = "Only checks.") boolean dryRun,
      @Option(names = "--no-probe", description = "Stores them without calling their BMCs.")
          boolean noProbe)
      throws IOException {
    var name = file.toString().toLowerCase(Locale.ROOT);
    var format = name.endsWith(".yaml") || name.endsWith(".yml") ? "YAML" : "CSV";
    var mode = dryRun ? "DRY_RUN" : noProbe ? "STORE" : "ENROL";
    try (var client = service.client()) {
      var report =
          client
              .post(
                  "/api/v1/servers/import?format=" + format + "&mode=" + mode,
                  Files.readString(file),
                  "text/plain; charset=utf-8")
              .body();
      if (service.json()) {
        service.print(report);
        return 0;
      }
      var table = new Table("LINE", "NAME", "ADDRESS", "");
      for (var row : report.path("rows")) {
        table.row(text(row, "line"), text(row, "name"), text(row, "address"), text(row, "text"));
      }
      table.print(service.out());
      return 0;
    }
  }

  @Command(
      name = "refresh",
      mixinStandardHelpOptions = true,
      description = "Reads the inventory of a server now; for its BIOS see 'hwa bios refresh'.")
  int refresh(@Mixin ServiceOptions service, @Parameters(paramLabel = "SERVER") String id) {
    try (var client = service.client()) {
      var path = "/api/v1/servers/" + ServiceClient.encode(id);
      var inventory = client.post(path + "/inventory", Map.of()).body();
      if (service.json()) service.print(inventory);
      else {
        var read = inventory.path("inventory");
        service.line(
            "%s: %d processors, %d memory modules, %d drives, %d firmware items"
                .formatted(
                    id,
                    read.path("processors").size(),
                    read.path("memory").size(),
                    read.path("drives").size(),
                    read.path("firmware").size()));
      }
      return 0;
    }
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Forgets a server; the machine itself is left as it is.")
  int remove(@Mixin ServiceOptions service, @Parameters(paramLabel = "SERVER") String id) {
    try (var client = service.client()) {
      client.delete("/api/v1/servers/" + ServiceClient.encode(id));
      service.line(id + " is forgotten.");
      return 0;
    }
  }

  private static String parameters(Map<String, String> query) {
    var text = new StringBuilder();
    query.forEach((name, value) ->
        text.append('&').append(name).append('=').append(ServiceClient.encode(value)));
    return text.toString();
  }
}
