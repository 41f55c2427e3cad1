package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.cli.output.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hwa bios intents [SERVER --want NAME=VALUE …]`
@Command(
    name = "intents",
    mixinStandardHelpOptions = true,
    description =
        "Lists what can be wanted of any BIOS; with a server and --want, what that comes to there. Changes nothing.")
final class BiosIntentsCommand implements Callable<Integer> {

  @Mixin ServiceOptions service = new ServiceOptions();

  @Parameters(paramLabel = "SERVER", arity = "0..1")
  @Nullable String server;

  @Option(names = "--want", paramLabel = "INTENT=VALUE", description = "Such as turbo=off.")
  Map<String, String> wanted = new LinkedHashMap<>();

  @Option(
      names = "--set",
      paramLabel = "ATTRIBUTE=VALUE",
      description = "An attribute that is wanted at the same time, to find conflicts.")
  Map<String, String> attributes = new LinkedHashMap<>();

  @Override
  public Integer call() {
    try (var client = service.client()) {
      return server == null || wanted.isEmpty() ? list(client) : resolve(client, server);
    }
  }

  private int list(ServiceClient client) {
    var intents = client.get("/api/v1/bios/intents").path("items");
    if (service.json()) {
      service.print(intents);
      return 0;
    }
    var table = new Table("INTENT", "VALUES", "");
    for (var intent : intents) {
      var values =
          intent.path("values").properties().stream()
              .map(Map.Entry::getKey)
              .collect(Collectors.joining("|"));
      table.row(
          text(intent, "name"), values.isEmpty() ? "A,B,…" : values, text(intent, "sentence"));
    }
    table.print(service.out());
    return 0;
  }

  /// Fails when something cannot be met, so that a script notices.
  private int resolve(ServiceClient client, String name) {
    var resolution =
        client
            .post(
                "/api/v1/servers/" + ServiceClient.encode(name) + "/bios/intents",
                Map.of("intents", wanted, "attributes", attributes))
            .body();
    boolean complete = resolution.path("complete").asBoolean();
    if (service.json()) {
      service.print(resolution);
      return complete ? 0 : 1;
    }
    var table = new Table("INTENT", "", "");
    for (var outcome : resolution.path("intents")) {
      boolean met = text(outcome, "result").equals("met");
      table.row(
          text(outcome, "intent") + "=" + text(outcome, "value"),
          met ? (outcome.path("holdsAlready").asBoolean() ? "is so" : "set") : "not here",
          met ? settings(outcome) : text(outcome, "message"));
    }
    for (var conflict : resolution.path("conflicts")) {
      table.row(text(conflict, "attribute"), "conflict", text(conflict, "message"));
    }
    table.print(service.out());
    return complete ? 0 : 1;
  }

  private static String settings(JsonNode outcome) {
    return outcome.path("settings").properties().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue().asString(""))
        .collect(Collectors.joining(" "));
  }
}
