package org.hwautomation.simulator.behaviour.dell;

import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.ResourcePath;

/// What iDRAC refuses and other BMCs take: an If-Match on an action (fact book 1.2), a new account
/// outside its sixteen slots (3.2), and on iDRAC10 a boot override on the system itself (3.4).
public final class DellRefusals implements Behaviour {

  private final BootWrites boot;

  /// Where boot overrides are written.
  public enum BootWrites {
    /// iDRAC9.
    SYSTEM,
    /// iDRAC10.
    SETTINGS
  }

  public DellRefusals(BootWrites boot) {
    this.boot = boot;
  }

  @Override
  public Set<String> withheld(String path, Machine machine) {
    var key = ResourcePath.key(path);
    if (key.endsWith("/accountservice/accounts")) return Set.of("POST");
    return key.contains("/accountservice/accounts/") ? Set.of("DELETE") : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    var path = request.path();
    return switch (request.method()) {
      case "POST" -> {
        boolean action = ResourcePath.key(path).contains("/actions/");
        if (action && request.header("if-match").isPresent()) {
          yield Optional.of(machine.errors().base(412, "PreconditionFailed"));
        }
        yield Optional.empty();
      }
      case "PATCH" ->
          boot == BootWrites.SETTINGS && request.json().has("Boot")
              ? boot(path, request, machine)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Response> boot(String path, Request request, Machine machine) {
    for (var system : machine.host().systems()) {
      if (request.is("PATCH", system)) {
        return Optional.of(machine.errors().base(400, "PropertyNotWritable", "Boot"));
      }
      var settings =
          machine.tree().at(system, "/@Redfish.Settings/SettingsObject/@odata.id").asString("");
      boolean order = request.json().path("Boot").has("BootOrder"); // that waits for a job
      if (!order && ResourcePath.key(path).equals(ResourcePath.key(settings))) {
        // Taken over at once: what the settings hold is what the next boot does.
        return Optional.of(takeOver(system, request, machine));
      }
    }
    return Optional.empty();
  }

  private static Response takeOver(String system, Request request, Machine machine) {
    var wanted = request.json().path("Boot");
    for (var property : wanted.properties()) {
      var allowed =
          machine
              .tree()
              .at(request.path(), "/Boot/" + property.getKey() + "@Redfish.AllowableValues");
      boolean listed = !allowed.isArray();
      for (var value : allowed) listed |= value.equals(property.getValue());
      if (!listed) {
        return machine
            .errors()
            .base(
                400, "PropertyValueNotInList", property.getValue().asString(""), property.getKey());
      }
    }
    machine
        .tree()
        .edit(
            system,
            node ->
                wanted
                    .properties()
                    .forEach(one -> node.withObject("/Boot").set(one.getKey(), one.getValue())));
    return machine.errors().base(200, "Success");
  }
}
