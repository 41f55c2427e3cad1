package org.hwautomation.fleet.order;

import java.util.Optional;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.jobs.NewJob;
import org.hwautomation.jobs.plan.Plan;
import tools.jackson.databind.JsonNode;

/// What an order does to each of its servers.
public interface OrderedOperation {

  /// Stored with orders: `bios.change`.
  String name();

  /// Reads the server and works out what would happen. Changes nothing; may be done twice.
  ///
  /// @param request as the order carries it
  /// @param approved the plan must be exactly this one
  Prepared prepare(Server server, JsonNode request, Optional<Sha256> approved);

  /// The job that runs a plan that was prepared, perhaps long ago and in another process.
  ///
  /// @param key of the job, so that it is begun once
  NewJob job(Server server, Order order, Plan plan, PartPlan shown, Optional<String> key);

  /// One server's plan, or why there is none.
  sealed interface Prepared {
    record Planned(Plan plan, PartPlan shown) implements Prepared {}

    record AlreadySo(String text) implements Prepared {}

    record Refused(Problem problem) implements Prepared {}
  }
}
