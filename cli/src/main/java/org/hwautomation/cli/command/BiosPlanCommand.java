package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.util.concurrent.Callable;
import org.hwautomation.cli.client.ExitCode;
import org.hwautomation.cli.client.ServiceClient;
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
      if (!answer.has("plans")) return ofMany(client, text(answer, "id"));
      if (!service.json()) return new BiosPlanTables(service).print(answer);
      service.print(answer);
      return answer.path("plans").valueStream().allMatch(one -> one.path("faults").isEmpty())
          ? 0
          : ExitCode.FAILED.number();
    }
  }

  /// Many are planned in the background, and may be approved in one go.
  private int ofMany(ServiceClient client, String id) throws InterruptedException {
    var watch = new OrderWatch(client, service);
    var order = watch.untilPlanned(id);
    if (service.json()) {
      service.print(order);
      return OrderWatch.status(order);
    }
    watch.servers(id, "");
    if (!text(order, "hash").isEmpty()) {
      service.line("");
      service.line("hwa order approve " + id + " --plans " + text(order, "hash"));
    }
    return OrderWatch.status(order);
  }
}
