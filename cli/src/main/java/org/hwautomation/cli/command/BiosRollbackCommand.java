package org.hwautomation.cli.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.hwautomation.cli.client.ServiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hwa bios rollback JOB`
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description =
        "Takes a BIOS change, boot order or secure boot back to how it was before. With --plan only shows how.")
final class BiosRollbackCommand implements Callable<Integer> {

  @Mixin ServiceOptions service = new ServiceOptions();

  @Parameters(paramLabel = "JOB", description = "The job that made the change.")
  String job = "";

  @Option(names = "--plan", description = "Shows the plan and changes nothing.")
  boolean plan;

  @Option(names = "--watch", description = "Follows the job until it is over.")
  boolean watch;

  @Override
  public Integer call() throws InterruptedException {
    try (var client = service.client()) {
      var path = "/api/v1/jobs/" + ServiceClient.encode(job) + "/rollback";
      var answer = client.post(path, Map.of("dryRun", plan)).body();
      if (service.json()) {
        service.print(answer);
        return 0;
      }
      if (plan && answer.path("plans").path(0).has("operation")) {
        return OperationWish.print(service, answer);
      }
      return plan
          ? new BiosPlanTables(service).print(answer)
          : new StartedTable(service).print(answer, client, watch);
    }
  }
}
