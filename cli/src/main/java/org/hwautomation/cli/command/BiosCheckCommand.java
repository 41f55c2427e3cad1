package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hwautomation.cli.client.ExitCode;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hwa bios check SERVER --set NAME=VALUE`
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Judges settings by what was read last, without asking the server: faults, what is set"
            + " besides, what opens and closes. 'plan' asks the server.")
final class BiosCheckCommand implements Callable<Integer> {

  @Mixin ServiceOptions service = new ServiceOptions();

  @Parameters(paramLabel = "SERVER", description = "Name or id.")
  String server = "";

  @Option(
      names = "--set",
      required = true,
      paramLabel = "NAME=VALUE",
      description = "An attribute, by name. Repeat for more.")
  Map<String, String> attributes = new LinkedHashMap<>();

  @Override
  public Integer call() {
    try (var client = service.client()) {
      var path = "/api/v1/servers/" + ServiceClient.encode(server) + "/bios/check";
      var check = client.post(path, Map.of("attributes", attributes)).body();
      if (service.json()) service.print(check);
      else print(check);
      return check.path("possible").asBoolean(false) ? 0 : ExitCode.FAILED.number();
    }
  }

  private void print(JsonNode check) {
    var table = new Table("PASS", "SETTING", "NOW", "WANTED", "STANDING", "WHY");
    for (var besides : check.path("besides")) {
      table.row(
          text(besides, "pass"),
          text(besides, "name"),
          text(besides.path("from"), "text"),
          text(besides.path("to"), "text"),
          "besides",
          text(besides, "reason"));
    }
    for (var wish : check.path("attributes")) {
      table.row(
          wish.path("pass").asInt(0) == 0 ? "" : text(wish, "pass"),
          text(wish, "name"),
          text(wish.path("from"), "text"),
          text(wish.path("to"), "text"),
          text(wish, "standing"),
          "");
    }
    table.print(service.out());
    for (var wish : check.path("attributes")) {
      for (var fault : wish.path("faults")) service.line("  ! " + text(fault, "message"));
      for (var risk : wish.path("risks")) service.line("  ! " + risk.asString(""));
    }
    for (var fault : check.path("faults")) service.line("  ! " + text(fault, "message"));
    for (var effect : check.path("effects")) service.line("  - " + text(effect, "text"));
    int restarts = check.path("restarts").asInt(0);
    service.line(
        "%d %s of the host; judged by what was read at %s."
            .formatted(restarts, restarts == 1 ? "restart" : "restarts", text(check, "readAt")));
  }
}
