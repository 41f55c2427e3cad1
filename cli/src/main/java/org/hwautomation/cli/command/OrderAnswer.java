package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import org.hwautomation.cli.client.ServiceClient;
import tools.jackson.databind.JsonNode;

/// What the service answers where many servers are meant: an order, whose servers follow.
record OrderAnswer(ServiceClient client, ServiceOptions service) {

  static boolean isOrder(JsonNode answer) {
    return answer.has("stage");
  }

  /// @param watch follow the order to its end
  /// @return 0 when every server is as wanted, as far as it is known
  int accepted(JsonNode accepted, boolean watch) throws InterruptedException {
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

  /// Waits for the plans and shows them, with the command that lets them begin.
  int planned(JsonNode accepted) throws InterruptedException {
    var id = text(accepted, "id");
    var watching = new OrderWatch(client, service);
    var order = watching.untilPlanned(id);
    if (service.json()) {
      service.print(order);
      return OrderWatch.status(order);
    }
    watching.servers(id, "");
    if (!text(order, "hash").isEmpty()) {
      service.line("");
      service.line("hwa order approve " + id + " --plans " + text(order, "hash"));
    }
    return OrderWatch.status(order);
  }
}
