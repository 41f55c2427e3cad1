package org.hwautomation.simulator.standard;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.fault.Condition;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.ResourcePath;

/// `VirtualMedia.InsertMedia` and `EjectMedia` on every slot that offers them.
public final class VirtualMedia implements Behaviour {

  private static Optional<String> slot(String path, String action, Machine machine) {
    var suffix = "/actions/virtualmedia." + action;
    var key = ResourcePath.key(path);
    if (!key.endsWith(suffix.toLowerCase(Locale.ROOT))) return Optional.empty();
    var slot = path.substring(0, key.length() - suffix.length());
    return machine.tree().at(slot, "/Actions/#VirtualMedia." + action).isMissingNode()
        ? Optional.empty()
        : Optional.of(slot);
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    return slot(path, "InsertMedia", machine)
            .or(() -> slot(path, "EjectMedia", machine))
            .isPresent()
        ? Set.of("POST")
        : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (!request.method().equals("POST")) return Optional.empty();
    return slot(request.path(), "InsertMedia", machine)
        .map(slot -> insert(slot, request, machine))
        .or(() -> slot(request.path(), "EjectMedia", machine).map(slot -> eject(slot, machine)));
  }

  private static Response insert(String slot, Request request, Machine machine) {
    if (machine.faults().strikes(Condition.LICENCE_MISSING, machine, request.path())) {
      return machine.errors().base(403, "LicenseRequired");
    }
    var image = request.json().path("Image");
    if (!image.isString()) {
      return machine
          .errors()
          .base(400, "ActionParameterMissing", "VirtualMedia.InsertMedia", "Image");
    }
    if (machine.tree().at(slot, "/Inserted").asBoolean(false)) {
      return machine.errors().base(409, "ResourceInUse");
    }
    machine
        .tree()
        .edit(
            slot,
            node -> {
              node.put("Image", image.asString());
              node.put("ImageName", ResourcePath.lastSegment(image.asString()));
              node.put("Inserted", true);
              node.put("ConnectedVia", "URI");
              node.put("WriteProtected", request.json().path("WriteProtected").asBoolean(true));
            });
    return Response.noContent();
  }

  private static Response eject(String slot, Machine machine) {
    machine
        .tree()
        .edit(
            slot,
            node -> {
              node.putNull("Image");
              node.putNull("ImageName");
              node.put("Inserted", false);
              node.put("ConnectedVia", "NotConnected");
            });
    return Response.noContent();
  }
}
