package org.hwautomation.fleet.bios.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hwautomation.base.Secret;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.bios.change.ApplyTime;
import org.hwautomation.fleet.connection.ServerConnections;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.ServerState;
import org.hwautomation.fleet.step.BiosAct;
import org.hwautomation.fleet.window.Windows;
import org.hwautomation.jobs.plan.Plan;

/// Reads one server and works out what an operation would do to it. Every fault is found here,
/// before anything on the server changes.
public final class OperationPlanMaker {

  private final ServerConnections connections;

  private final Windows windows;

  public OperationPlanMaker(ServerConnections connections, Windows windows) {
    this.windows = windows;
    this.connections = connections;
  }

  BiosOperationPlan plan(Server server, BiosOperationRequest request) {
    if (server.state() == ServerState.QUARANTINED) {
      return impossible(
          server,
          request,
          Fault.of(
              server.name(),
              "server-quarantined",
              "it is in quarantine (%s); release it first".formatted(server.stateReason())));
    }
    try {
      return read(server, request);
    } catch (RuntimeException e) {
      var failure = BmcFailures.translate(e);
      if (failure.isEmpty()) throw e;
      return impossible(
          server, request, Fault.of(server.name(), failure.get().code(), failure.get().message()));
    }
  }

  private BiosOperationPlan read(Server server, BiosOperationRequest request) {
    var connected = connections.connect(server.id());
    var prospect = new Prospects(connected).of(request.operation());
    var named = named(request, prospect);
    var faults = new ArrayList<>(prospect.faults());
    faults.addAll(unsuited(named));
    if (request.applyTime() instanceof ApplyTime.NextWindow(var window)) {
      windows.obstacle(window, server).ifPresent(faults::add);
    }
    boolean nothing = prospect.settled() && settles(named);
    Optional<Plan> plan =
        faults.isEmpty() && !nothing
            ? Optional.of(
                OperationPlanner.plan(server.name(), connected.identify(), prospect, named))
            : Optional.empty();
    return new BiosOperationPlan(
        server.id(),
        server.name(),
        OperationWords.title(named.operation()),
        plan,
        prospect.before(),
        prospect.after(),
        OperationWords.risks(named.operation()),
        OperationWords.wayBack(named),
        faults);
  }

  private static BiosOperationPlan impossible(
      Server server, BiosOperationRequest request, Fault fault) {
    return BiosOperationPlan.impossible(
        server.id(), server.name(), OperationWords.title(request.operation()), List.of(fault));
  }

  /// Where the server has only one password, the plan says which.
  private static BiosOperationRequest named(BiosOperationRequest request, Prospect prospect) {
    return request.operation() instanceof BiosOperation.ChangePassword(var _, var old, Secret to)
            && prospect.work() instanceof Work.Staged(var act, var _, var _)
            && act instanceof BiosAct.Password password
        ? new BiosOperationRequest(
            new BiosOperation.ChangePassword(password.name(), old, to),
            request.applyTime(),
            request.rollback(),
            request.gracefulLimit())
        : request;
  }

  private static List<Fault> unsuited(BiosOperationRequest request) {
    return request.operation() instanceof BiosOperation.OverrideBoot
            && request.applyTime() instanceof ApplyTime.NextReset
        ? List.of(
            new Fault(
                "apply",
                "not-allowed",
                "a boot device is in force in the BMC at once and nothing waits for a restart",
                List.of("STAGE_ONLY", "NOW")))
        : List.of();
  }

  /// A boot device that is asked for already is still to be booted from, when the host is to be
  /// restarted.
  private static boolean settles(BiosOperationRequest request) {
    return !(request.operation() instanceof BiosOperation.OverrideBoot)
        || !OperationWords.restarts(request.applyTime());
  }
}
