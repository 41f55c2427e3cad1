package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.hwautomation.cli.client.ExitCode;
import org.hwautomation.cli.output.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hwa discover 10.0.0.0/24`
@Command(
    name = "discover",
    mixinStandardHelpOptions = true,
    description = "Finds BMCs on networks; with --enrol also enrols what is new.")
final class DiscoverCommand implements Callable<Integer> {

  @Mixin ServiceOptions service = new ServiceOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "RANGE",
      description = "10.0.0.0/24, 10.0.0.5-10.0.0.40, or a host.")
  List<String> targets = List.of();

  @Option(
      names = "--port",
      split = ",",
      defaultValue = "443",
      description = "HTTPS ports to try (default: ${DEFAULT-VALUE}).")
  List<Integer> ports = List.of(443);

  @Option(names = "--enrol", description = "Enrols what was found and is not known yet.")
  boolean enrol;

  @Option(
      names = "--user",
      description = "BMC user for --enrol; the password is asked for or read from standard input.")
  @Nullable String user;

  @Override
  public Integer call() throws InterruptedException, IOException {
    try (var client = service.client()) {
      var body = new LinkedHashMap<String, Object>();
      body.put("targets", targets);
      body.put("ports", ports);
      var discovery = client.post("/api/v1/discoveries", body).body();
      var path = "/api/v1/discoveries/" + text(discovery, "id");
      while (text(discovery, "state").equals("RUNNING")) {
        Thread.sleep(500);
        discovery = client.get(path);
        service
            .err()
            .print(
                "\r%s of %s tried, %s found "
                    .formatted(
                        text(discovery, "probed"),
                        text(discovery, "total"),
                        text(discovery, "found")));
        service.err().flush();
      }
      service.err().println();
      var results = client.get(path + "/results").path("items");
      if (service.json()) service.print(results);
      else print(results);
      if (!enrol) return 0;
      if (user == null) {
        service.err().println("hwa: --enrol needs --user");
        return 2;
      }
      return enrol(client, path, results, user);
    }
  }

  private void print(JsonNode results) {
    var table = new Table("ADDRESS", "VENDOR", "PRODUCT", "REDFISH", "DRIVER", "KNOWN");
    for (var one : results) {
      table.row(
          text(one, "host") + ":" + text(one, "port"),
          text(one, "vendor"),
          text(one, "product"),
          text(one, "redfishVersion"),
          text(one, "driver"),
          text(one, "knownServer").isEmpty() ? "" : "yes");
    }
    if (table.isEmpty()) service.line("No Redfish service found.");
    else table.print(service.out());
  }

  private int enrol(
      org.hwautomation.cli.client.ServiceClient client, String path, JsonNode results, String name)
      throws IOException {
    var fresh = new java.util.ArrayList<String>();
    for (var one : results) if (text(one, "knownServer").isEmpty()) fresh.add(text(one, "id"));
    if (fresh.isEmpty()) {
      service.line("Nothing new to enrol.");
      return 0;
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("results", fresh);
    body.put("user", name);
    body.put("password", PasswordPrompt.ask("Password of " + name + ": "));
    var enrolled = client.post(path + "/enrol", body).body().path("items");
    int failed = 0;
    var table = new Table("ADDRESS", "");
    for (var one : enrolled) {
      if (text(one, "server").isEmpty()) failed++;
      table.row(text(one, "address"), text(one, "text"));
    }
    table.print(service.out());
    return failed == 0 ? 0 : ExitCode.FAILED.number();
  }
}
