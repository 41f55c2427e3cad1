package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.util.Map;
import org.hwautomation.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hwa order …`
@Command(
    name = "order",
    mixinStandardHelpOptions = true,
    description = "Orders over many servers: list, show, watch, approve, cancel, retry, remove.")
final class OrderCommand {

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists orders.")
  int list(@Mixin ServiceOptions service) {
    try (var client = service.client()) {
      var orders = client.get("/api/v1/orders").path("items");
      if (service.json()) {
        service.print(orders);
        return 0;
      }
      var table = new Table("ORDER", "WHAT", "STAGE", "SERVERS", "", "BY");
      for (var order : orders) {
        table.row(
            text(order, "id"),
            text(order, "title"),
            text(order, "stage"),
            text(order, "servers"),
            OrderWatch.counts(order),
            text(order, "requestedBy"));
      }
      if (table.isEmpty()) service.line("No orders.");
      else table.print(service.out());
      return 0;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows an order, server by server.")
  int show(
      @Mixin ServiceOptions service,
      @Parameters(paramLabel = "ORDER") String id,
      @Option(
              names = "--state",
              defaultValue = "",
              description = "Only these: refused, failed, verified …")
          String state) {
    try (var client = service.client()) {
      var order = client.get(OrderWatch.path(id));
      if (service.json()) {
        service.print(order);
        return 0;
      }
      service.line(text(order, "title") + ", by " + text(order, "requestedBy"));
      if (!text(order, "applies").isEmpty()) service.line(text(order, "applies"));
      service.line(text(order, "stage") + ": " + OrderWatch.counts(order));
      if (!text(order, "hash").isEmpty()) service.line("plans " + text(order, "hash"));
      new OrderWatch(client, service)
          .servers(id, state.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
      return 0;
    }
  }

  @Command(
      name = "watch",
      mixinStandardHelpOptions = true,
      description = "Follows an order until it is over.")
  int watch(@Mixin ServiceOptions service, @Parameters(paramLabel = "ORDER") String id)
      throws InterruptedException {
    try (var client = service.client()) {
      var order = new OrderWatch(client, service).untilOver(id);
      if (service.json()) service.print(order);
      else service.line(OrderWatch.counts(order));
      return OrderWatch.status(order);
    }
  }

  @Command(
      name = "approve",
      mixinStandardHelpOptions = true,
      description = "Lets all plans of an order begin, as they were shown.")
  int approve(
      @Mixin ServiceOptions service,
      @Parameters(paramLabel = "ORDER") String id,
      @Option(
              names = "--plans",
              required = true,
              paramLabel = "HASH",
              description = "Over all plans, as 'hwa order show' prints it.")
          String hash) {
    return act(service, id, "approve", Map.of("hash", hash));
  }

  @Command(
      name = "cancel",
      mixinStandardHelpOptions = true,
      description = "What has not begun does not begin; jobs stop before their next step.")
  int cancel(@Mixin ServiceOptions service, @Parameters(paramLabel = "ORDER") String id) {
    return act(service, id, "cancel", Map.of());
  }

  @Command(
      name = "retry",
      mixinStandardHelpOptions = true,
      description = "Plans and begins anew where it was refused, failed or was cancelled.")
  int retry(@Mixin ServiceOptions service, @Parameters(paramLabel = "ORDER") String id) {
    return act(service, id, "retry", Map.of());
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes an order that is over, or that nobody approved; its jobs stay.")
  int remove(@Mixin ServiceOptions service, @Parameters(paramLabel = "ORDER") String id) {
    try (var client = service.client()) {
      client.delete(OrderWatch.path(id));
      if (!service.json()) service.line("removed");
      return 0;
    }
  }

  private static int act(ServiceOptions service, String id, String what, Map<String, String> body) {
    try (var client = service.client()) {
      var order = client.post(OrderWatch.path(id) + "/" + what, body).body();
      if (service.json()) service.print(order);
      else service.line(text(order, "stage") + ": " + OrderWatch.counts(order));
      return 0;
    }
  }
}
