package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hwa bios rule …`
@Command(
    name = "rule",
    mixinStandardHelpOptions = true,
    description = "Rules that BIOS settings must keep: list, import, export, remove.")
final class BiosRuleCommand {

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists rules.")
  int list(@Mixin ServiceOptions service) {
    try (var client = service.client()) {
      var rules = client.get("/api/v1/bios/rules").path("items");
      if (service.json()) {
        service.print(rules);
        return 0;
      }
      var table = new Table("NAME", "SEVERITY", "REQUIRES", "TITLE");
      for (var rule : rules) {
        table.row(
            text(rule, "name"),
            text(rule, "severity").toLowerCase(Locale.ROOT),
            requirement(rule),
            text(rule, "title"));
      }
      if (table.isEmpty()) service.line("No rules; 'hwa bios rule import FILE' takes some in.");
      else table.print(service.out());
      return 0;
    }
  }

  private static String requirement(JsonNode rule) {
    var parts = new ArrayList<String>();
    for (var intent : rule.path("intents").properties()) {
      parts.add(intent.getKey() + "=" + intent.getValue().asString(""));
    }
    for (var attribute : rule.path("attributes").properties()) {
      var allowed = new ArrayList<String>();
      attribute.getValue().forEach(value -> allowed.add(value.asString("")));
      parts.add(attribute.getKey() + "=" + String.join("|", allowed));
    }
    return String.join(", ", parts);
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Takes in all rules of a YAML file, or none when it has a fault.")
  int importFile(@Mixin ServiceOptions service, @Parameters(paramLabel = "FILE") Path file) {
    try (var client = service.client()) {
      var rules =
          client
              .post("/api/v1/bios/rules.yaml", Files.readString(file), "application/yaml")
              .body()
              .path("items");
      if (service.json()) service.print(rules);
      else rules.forEach(rule -> service.line("saved " + text(rule, "name")));
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Prints all rules as YAML.")
  int export(@Mixin ServiceOptions service) {
    try (var client = service.client()) {
      service.out().print(client.text("/api/v1/bios/rules.yaml"));
      service.out().flush();
      return 0;
    }
  }

  @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes a rule.")
  int remove(@Mixin ServiceOptions service, @Parameters(paramLabel = "NAME") String name) {
    try (var client = service.client()) {
      client.delete("/api/v1/bios/rules/" + ServiceClient.encode(name));
      service.line("removed " + name);
      return 0;
    }
  }
}
