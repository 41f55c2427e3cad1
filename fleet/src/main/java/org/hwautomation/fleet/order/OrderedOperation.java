package org.hwautomation.fleet.order;

import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.operation.JobTerms;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.jobs.NewJob;
import org.hwautomation.jobs.plan.Plan;
import tools.jackson.databind.JsonNode;

/// What is done to one server or many: how its plan is made, and its job. One server is planned
/// while somebody waits ([SingleStart]), many as an order ([Orders]).
///
/// @param <R> what is asked for
public interface OrderedOperation<R> {

  /// Stored with orders: `bios.change`.
  String name();

  /// As the audit log calls the beginning of a job.
  default String action(R request) {
    return name();
  }

  /// What the order is called.
  ///
  /// @throws Problem when the request asks for nothing
  String title(R request);

  /// When it is put in force, as people read it.
  String when(R request);

  /// As orders keep it; without secrets.
  JsonNode write(R request);

  /// @throws Problem when what was kept beside the order is gone
  R read(UUID order, JsonNode request);

  /// Keeps what must not stand in the order, in the transaction that accepts it.
  default void keep(UUID order, R request) {}

  /// Reads the server and works out what would happen. Changes nothing; may be done twice.
  ///
  /// @param approved the plan must be exactly this one
  Prepared prepare(Server server, R request, Optional<Sha256> approved);

  /// The job that runs a plan that was prepared, perhaps long ago and in another process.
  NewJob job(Server server, R request, Plan plan, PartPlan shown, JobTerms terms);

  /// What became of a job that was made here.
  ///
  /// @param begun perhaps one that was made before under the same key; empty where none began
  default void submitted(NewJob job, Optional<UUID> begun) {}

  /// One server's plan, or why there is none.
  sealed interface Prepared {
    record Planned(Plan plan, PartPlan shown) implements Prepared {}

    /// @param text what follows the server's name
    record AlreadySo(String text) implements Prepared {}

    record Refused(Problem problem) implements Prepared {}
  }
}
