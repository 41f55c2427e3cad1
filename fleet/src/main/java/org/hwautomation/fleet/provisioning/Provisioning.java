package org.hwautomation.fleet.provisioning;

import java.util.List;
import java.util.UUID;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.operation.StartOrder;
import org.hwautomation.fleet.operation.Started;
import org.hwautomation.fleet.order.SingleStart;
import org.hwautomation.fleet.server.Servers;

/// Firmware first, then BIOS: shows the plan of a server with its reasons, and starts it as a job.
public final class Provisioning {

  private final Servers servers;
  private final ProvisionServer operation;
  private final SingleStart single;

  public Provisioning(Servers servers, ProvisionServer operation, SingleStart single) {
    this.servers = servers;
    this.operation = operation;
    this.single = single;
  }

  /// How orders and single servers are carried out.
  public ProvisionServer operation() {
    return operation;
  }

  /// Reads each server, of a few, and lays out what would happen. Changes nothing.
  public List<ServerPlan> preview(Actor actor, List<UUID> ids, ProvisionRequest request) {
    actor.require(Permission.READ);
    return operation.preview(servers.all(ids), request);
  }

  /// Starts the job of one server.
  public Started start(Actor actor, StartOrder<ProvisionRequest> wish) {
    return single.start(actor, operation, wish);
  }
}
