package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.util.List;
import java.util.concurrent.Callable;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.cli.output.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hwa bios drift`
@Command(
    name = "drift",
    mixinStandardHelpOptions = true,
    description = "BIOS values that are not as they should be, and who changed them.")
final class BiosDriftCommand implements Callable<Integer> {

  @Mixin ServiceOptions service = new ServiceOptions();

  @Parameters(arity = "0..1", paramLabel = "SERVER", description = "Only of this server.")
  @Nullable String server;

  @Option(names = "--ended", description = "Also what is over.")
  boolean ended;

  @Option(
      names = "--by",
      paramLabel = "WHO",
      description = "Only what our jobs did (us), or only what they did not (others).")
  @Nullable String by;

  @Option(
      names = "--remedy",
      description = "Prints what would undo it, as the body of a request for a plan.")
  boolean remedy;

  @Override
  public Integer call() {
    try (var client = service.client()) {
      if (remedy) return remedy(client);
      var path =
          server == null
              ? "/api/v1/bios/drift"
              : "/api/v1/servers/" + ServiceClient.encode(server) + "/bios/drift";
      var query = "?limit=1000&ended=" + ended + (by == null ? "" : "&by=" + by);
      return list(client.all(path + query));
    }
  }

  private int remedy(ServiceClient client) {
    if (server == null) {
      service.err().println("--remedy needs a SERVER.");
      return 2;
    }
    service.print(
        client.get("/api/v1/servers/" + ServiceClient.encode(server) + "/bios/drift/remedy"));
    return 0;
  }

  private int list(List<JsonNode> drifts) {
    if (service.json()) {
      service.print(drifts);
      return 0;
    }
    var table = new Table("SERVER", "ATTRIBUTE", "WAS", "IS", "SINCE", "BY", "NOTE");
    for (var drift : drifts) {
      table.row(
          text(drift, "server"),
          text(drift, "attribute"),
          text(drift, "was"),
          text(drift, "is"),
          text(drift, "firstSeen"),
          switch (text(drift, "cause")) {
            case "JOB" -> "job " + text(drift, "job");
            case "SOMEBODY_ELSE" -> "somebody else";
            default -> "never as wanted";
          },
          drift.has("endedAt")
              ? "ended " + text(drift, "endedAt")
              : drift.has("unreadSince") ? "not read since " + text(drift, "unreadSince") : "");
    }
    if (table.isEmpty()) service.line("No drift.");
    else table.print(service.out());
    return 0;
  }
}
