package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.util.List;
import java.util.concurrent.Callable;
import org.hwautomation.cli.client.ExitCode;
import org.hwautomation.cli.client.ServiceClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

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
      names = "--watch",
      description = "Follows the job, or the order over many servers, until it is over.")
  boolean watch;

  @Override
  public Integer call() throws InterruptedException {
    var body = wish.body();
    if (after != null) body.put("after", after);
    try (var client = service.client()) {
      var answer = client.post("/api/v1/bios/changes", body).body();
      if (!answer.has("jobs")) return ofMany(client, answer);
      if (!service.json()) return new StartedTable(service).print(answer, client, watch);
      service.print(answer);
      return answer.path("jobs").valueStream().noneMatch(one -> one.path("problem").isObject())
          ? 0
          : ExitCode.FAILED.number();
    }
  }

  private int ofMany(ServiceClient client, JsonNode accepted) throws InterruptedException {
    var id = text(accepted, "id");
    if (!watch) {
      if (service.json()) service.print(accepted);
      else {
        service.line("order " + id + " over " + text(accepted, "servers") + " servers is accepted");
        service.line("hwa order watch " + id);
      }
      return 0;
    }
    var watching = new OrderWatch(client, service);
    var order = watching.untilOver(id);
    if (service.json()) service.print(order);
    else watching.servers(id, "");
    return OrderWatch.status(order);
  }
}
