package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.cli.output.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hwa bios profile …`
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    description = "BIOS profiles: list, show, history, import, export, from-server, remove.")
final class BiosProfileCommand {

  private static final String PROFILES = "/api/v1/bios/profiles";

  enum Format {
    YAML,
    JSON
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists saved profiles and those of device types.")
  int list(@Mixin ServiceOptions service) {
    try (var client = service.client()) {
      print(service, client.get(PROFILES).path("items"), "No profiles yet.");
      return 0;
    }
  }

  @Command(
      name = "history",
      mixinStandardHelpOptions = true,
      description = "Lists the versions of a profile, newest first.")
  int history(@Mixin ServiceOptions service, @Parameters(paramLabel = "PROFILE") String name) {
    try (var client = service.client()) {
      var versions = client.get(path(name) + "/history").path("items");
      print(service, versions, "A device type's own profile has no versions: its file has.");
      return 0;
    }
  }

  private static void print(ServiceOptions service, JsonNode profiles, String none) {
    if (service.json()) {
      service.print(profiles);
      return;
    }
    var table = new Table("NAME", "VERSION", "SETTINGS", "INTENTS", "BY", "AT", "DESCRIPTION");
    for (var profile : profiles) {
      table.row(
          text(profile, "name"),
          profile.path("readOnly").asBoolean() ? "file" : text(profile, "version"),
          text(profile, "settings"),
          text(profile, "intents"),
          text(profile, "savedBy"),
          text(profile, "savedAt"),
          text(profile, "description"));
    }
    if (table.isEmpty()) service.line(none);
    else table.print(service.out());
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows what a profile wants.")
  int show(
      @Mixin ServiceOptions service,
      @Parameters(paramLabel = "PROFILE") String name,
      @Option(names = "--number", description = "An older version.") @Nullable Integer number) {
    try (var client = service.client()) {
      var profile = client.get(path(name) + (number == null ? "" : "?version=" + number));
      if (service.json()) {
        service.print(profile);
        return 0;
      }
      service.line(
          "%s  %s  saved by %s at %s"
              .formatted(
                  text(profile, "name"),
                  profile.path("readOnly").asBoolean()
                      ? "of a device type"
                      : "version " + text(profile, "version"),
                  text(profile, "savedBy"),
                  text(profile, "savedAt")));
      var table = new Table("", "NAME", "VALUE");
      for (var intent : profile.path("intents").properties()) {
        table.row("intent", intent.getKey(), intent.getValue().asString(""));
      }
      for (var setting : profile.path("settings").properties()) {
        table.row("setting", setting.getKey(), setting.getValue().asString(""));
      }
      for (var glob : profile.path("preserve")) table.row("preserve", glob.asString(""), "");
      table.print(service.out());
      return 0;
    }
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description =
          "Saves a profile from YAML, JSON or the XML of Supermicro's update manager. With a fault in it nothing is saved.")
  int importFile(
      @Mixin ServiceOptions service,
      @Parameters(paramLabel = "FILE") Path file,
      @Option(names = "--name", description = "Instead of the file's own; XML has none.")
          @Nullable String name)
      throws IOException {
    try (var client = service.client()) {
      var imported =
          client
              .post(
                  PROFILES
                      + "/import"
                      + (name == null ? "" : "?name=" + ServiceClient.encode(name)),
                  Files.readAllBytes(file),
                  "application/octet-stream")
              .body();
      saved(service, imported);
      return 0;
    }
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes a profile as a file that can be imported again.")
  int export(
      @Mixin ServiceOptions service,
      @Parameters(paramLabel = "PROFILE") String name,
      @Option(names = "--format", defaultValue = "yaml", description = "yaml or json.")
          Format format,
      @Option(names = "--file", description = "Where to (default: standard output).")
          @Nullable Path file)
      throws IOException {
    try (var client = service.client()) {
      var content =
          client.text(path(name) + "/export?format=" + format.name().toLowerCase(Locale.ROOT));
      if (file == null) service.line(content.stripTrailing());
      else Files.writeString(file, content);
      return 0;
    }
  }

  @Command(
      name = "from-server",
      mixinStandardHelpOptions = true,
      description =
          "Makes a profile of a server's last known settings, without what belongs to that machine alone: serials, addresses, passwords, keys, boot entries.")
  int fromServer(
      @Mixin ServiceOptions service,
      @Parameters(paramLabel = "SERVER") String server,
      @Parameters(paramLabel = "PROFILE") String name,
      @Option(names = "--description") @Nullable String description,
      @Option(
              names = "--preserve",
              split = ",",
              description = "Further attributes to leave out, with * and ?.")
          @Nullable List<String> preserve) {
    var body = new LinkedHashMap<String, Object>();
    body.put("server", server);
    body.put("name", name);
    if (description != null) body.put("description", description);
    if (preserve != null) body.put("preserve", preserve);
    try (var client = service.client()) {
      saved(service, client.post(PROFILES + "/from-server", body).body());
      return 0;
    }
  }

  private static void saved(ServiceOptions service, JsonNode imported) {
    if (service.json()) {
      service.print(imported);
      return;
    }
    for (var line : imported.path("leftOut")) service.line(line.asString(""));
    var profile = imported.path("profile");
    service.line(
        "Saved %s, version %s: %d settings, %d intents."
            .formatted(
                text(profile, "name"),
                text(profile, "version"),
                profile.path("settings").size(),
                profile.path("intents").size()));
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes a profile; its versions stay in the history.")
  int remove(@Mixin ServiceOptions service, @Parameters(paramLabel = "PROFILE") String name) {
    try (var client = service.client()) {
      client.delete(path(name));
      service.line(name + " is removed.");
      return 0;
    }
  }

  private static String path(String name) {
    return PROFILES + "/" + ServiceClient.encode(name);
  }
}
