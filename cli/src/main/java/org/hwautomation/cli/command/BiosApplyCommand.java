package org.hwautomation.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.hwautomation.cli.client.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hwa bios apply SERVER… --set NAME=VALUE`
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description =
        "Changes BIOS settings: plans, stages, restarts the host, reads back. Look at 'hwa bios plan' first.")
final class BiosApplyCommand implements Callable<Integer> {

  @Mixin ServiceOptions service = new ServiceOptions();
  @Mixin BiosWish wish = new BiosWish();

  @Option(
      names = "--after",
      paramLabel = "JOB",
      description = "Only after this job succeeded. Repeat for more.")
  @Nullable List<String> after;

  @Option(
      names = "--at-once",
      paramLabel = "NUMBER",
      description = "Of many servers, how many are worked on at the same time.")
  @Nullable Integer atOnce;

  @Option(
      names = "--watch",
      description = "Follows the job, or the order over many servers, until it is over.")
  boolean watch;

  @Override
  public Integer call() throws InterruptedException {
    var body = wish.body();
    if (after != null) body.put("after", after);
    if (atOnce != null) body.put("atOnce", atOnce);
    try (var client = service.client()) {
      var answer = client.post("/api/v1/bios/changes", body).body();
      if (OrderAnswer.isOrder(answer)) {
        return new OrderAnswer(client, service).accepted(answer, watch);
      }
      if (!service.json()) return new StartedTable(service).print(answer, client, watch);
      service.print(answer);
      return answer.path("jobs").valueStream().noneMatch(one -> one.path("problem").isObject())
          ? 0
          : ExitCode.FAILED.number();
    }
  }
}
