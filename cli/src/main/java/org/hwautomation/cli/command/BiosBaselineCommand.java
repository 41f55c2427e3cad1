package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hwautomation.cli.client.ExitCode;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.cli.client.ServiceProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hwa bios baseline`
@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    description = "Reads servers now and declares their BIOS settings to be as they should be.")
final class BiosBaselineCommand implements Callable<Integer> {

  @Mixin ServiceOptions service = new ServiceOptions();

  @Parameters(arity = "1..*", paramLabel = "SERVER")
  List<String> servers = new ArrayList<>();

  @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", description = "Why.")
  String note = "";

  @Override
  public Integer call() {
    int failed = 0;
    try (var client = service.client()) {
      for (var server : servers) {
        try {
          var snapshot =
              client
                  .post(
                      "/api/v1/servers/" + ServiceClient.encode(server) + "/bios/snapshots",
                      Map.of("note", note, "baseline", true))
                  .body();
          if (service.json()) service.print(snapshot);
          else service.line(server + ": baseline " + text(snapshot, "id"));
        } catch (ServiceProblem e) {
          failed++;
          service.err().println(server + ": " + e.getMessage());
        }
      }
    }
    return failed == 0 ? 0 : ExitCode.FAILED.number();
  }
}
