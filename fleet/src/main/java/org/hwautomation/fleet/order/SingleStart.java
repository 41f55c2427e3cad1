package org.hwautomation.fleet.order;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.operation.JobTerms;
import org.hwautomation.fleet.operation.Launch;
import org.hwautomation.fleet.operation.Launcher;
import org.hwautomation.fleet.operation.StartOrder;
import org.hwautomation.fleet.operation.Started;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.Servers;
import org.hwautomation.jobs.Jobs;

/// Begins an operation on one server while somebody waits for the job. Many are an order.
public final class SingleStart {

  private final Servers servers;
  private final Launcher launcher;

  public SingleStart(Servers servers, Jobs jobs, AuditLog audit) {
    this.servers = servers;
    this.launcher = new Launcher(jobs, audit);
  }

  /// @param wish names one server
  public <R> Started start(Actor actor, OrderedOperation<R> operation, StartOrder<R> wish) {
    actor.require(Permission.CHANGE_SERVERS);
    if (wish.servers().size() != 1) {
      throw new IllegalArgumentException("one server, not " + wish.servers().size());
    }
    operation.title(wish.request());
    var server = servers.byId(wish.servers().getFirst());
    var launch = launch(actor, operation, server, wish);
    try {
      var started =
          launcher.launch(actor, operation.action(wish.request()), List.of(launch)).getFirst();
      tell(operation, launch, started.job());
      return started;
    } catch (RuntimeException e) {
      tell(operation, launch, Optional.empty());
      throw e;
    }
  }

  private static void tell(OrderedOperation<?> operation, Launch launch, Optional<UUID> begun) {
    if (launch instanceof Launch.Ready ready) operation.submitted(ready.job(), begun);
  }

  private static <R> Launch launch(
      Actor actor, OrderedOperation<R> operation, Server server, StartOrder<R> wish) {
    try {
      var approved = Optional.ofNullable(wish.approved().get(server.id()));
      return switch (operation.prepare(server, wish.request(), approved)) {
        case OrderedOperation.Prepared.Planned(var plan, var shown) -> {
          var terms =
              new JobTerms(
                  wish.priority(),
                  actor.userName(),
                  wish.idempotencyKey().map(text -> text + ":" + server.id()),
                  wish.after(),
                  Optional.empty(),
                  Optional.empty());
          yield new Launch.Ready(
              server,
              operation.job(server, wish.request(), plan, shown, terms),
              Map.of("plan", plan.hash().hex(), "what", plan.title()));
        }
        case OrderedOperation.Prepared.AlreadySo(var text) ->
            new Launch.Refused(
                server,
                Problem.conflict(
                    "already-so", server.name() + " " + text, "There is nothing to do."));
        case OrderedOperation.Prepared.Refused(var problem) -> new Launch.Refused(server, problem);
      };
    } catch (Problem problem) {
      return new Launch.Refused(server, problem);
    }
  }
}
