package org.hwautomation.cli.command;

import java.util.concurrent.Callable;
import org.hwautomation.cli.client.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `hwa bios plan SERVER… --set NAME=VALUE`
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description =
        "Shows what a change of BIOS settings would do to each server, and why. Changes nothing.")
final class BiosPlanCommand implements Callable<Integer> {

  @Mixin ServiceOptions service = new ServiceOptions();
  @Mixin BiosWish wish = new BiosWish();

  @Override
  public Integer call() throws InterruptedException {
    try (var client = service.client()) {
      var answer = client.post("/api/v1/bios/plans", wish.body()).body();
      if (OrderAnswer.isOrder(answer)) return new OrderAnswer(client, service).planned(answer);
      if (!service.json()) return new BiosPlanTables(service).print(answer);
      service.print(answer);
      return answer.path("plans").valueStream().allMatch(one -> one.path("faults").isEmpty())
          ? 0
          : ExitCode.FAILED.number();
    }
  }
}
