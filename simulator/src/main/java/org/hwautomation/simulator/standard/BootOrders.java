package org.hwautomation.simulator.standard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.fault.Condition;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.ResourcePath;
import tools.jackson.databind.JsonNode;

/// The persistent boot order. Written to the system it is in force at once; written to the system's
/// settings object, where there is one that carries an order, it waits for POST.
public final class BootOrders implements Behaviour {

  private String system = "";
  private String settings = "";
  private List<String> waiting = List.of();
  private List<String> used = List.of();
  private String writer = "";

  @Override
  public void onStart(Machine machine) {
    for (var one : machine.host().systems()) {
      if (!machine.tree().at(one, "/Boot/BootOrder").isArray()) continue;
      system = ResourcePath.clean(one);
      // The BMC's restart is not the host's: what it boots by stays.
      if (used.isEmpty()) used = texts(machine.tree().at(one, "/Boot/BootOrder"));
      var linked = machine.tree().at(one, "/@Redfish.Settings/SettingsObject/@odata.id");
      boolean carries = machine.tree().at(linked.asString(""), "/Boot/BootOrder").isArray();
      settings = carries ? ResourcePath.clean(linked.asString("")) : "";
      return;
    }
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    return !settings.isEmpty() && ResourcePath.key(path).equals(ResourcePath.key(settings))
        ? Set.of("PATCH")
        : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (system.isEmpty() || !(request.json().path("Boot").get("BootOrder") instanceof JsonNode)) {
      return Optional.empty();
    }
    var wanted = request.json().path("Boot").path("BootOrder");
    if (request.is("PATCH", system)) return problem(wanted, machine);
    if (settings.isEmpty() || !request.is("PATCH", settings)) return Optional.empty();
    var refused =
        machine
            .tree()
            .find(settings)
            .flatMap(resource -> Writing.precondition(request, resource, machine))
            .or(() -> problem(wanted, machine));
    if (refused.isPresent()) return refused;
    waiting = texts(wanted);
    writer = request.user() == null ? "" : request.user();
    show(machine, waiting);
    return Optional.of(machine.errors().base(200, "Success"));
  }

  private Optional<Response> problem(JsonNode wanted, Machine machine) {
    return fits(wanted, machine)
        ? Optional.empty()
        : Optional.of(
            machine.errors().base(400, "PropertyValueNotInList", wanted.toString(), "BootOrder"));
  }

  /// All entries that there are, each once.
  private boolean fits(JsonNode wanted, Machine machine) {
    var before = texts(machine.tree().at(system, "/Boot/BootOrder"));
    var after = texts(wanted);
    return after.size() == before.size() && new HashSet<>(after).equals(new HashSet<>(before));
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    for (var one : array) texts.add(one.asString(""));
    return texts;
  }

  private void show(Machine machine, List<String> order) {
    machine
        .tree()
        .edit(settings, node -> order.forEach(node.withObject("/Boot").putArray("BootOrder")::add));
  }

  /// What the host boots by is part of its history, whether the order waited for this or was
  /// written before.
  @Override
  public void onHostPostFinished(Machine machine) {
    if (system.isEmpty()) return;
    if (!waiting.isEmpty()) boots(machine, waiting);
    waiting = List.of();
    var now = texts(machine.tree().at(system, "/Boot/BootOrder"));
    if (now.equals(used)) return;
    if (machine.faults().strikes(Condition.SETTING_IGNORED, machine, system)) {
      putBack(machine);
      return;
    }
    machine.attributeChanged("BootOrder", used.toString(), now.toString(), writer);
    used = now;
  }

  private void boots(Machine machine, List<String> order) {
    machine
        .tree()
        .edit(system, node -> order.forEach(node.withObject("/Boot").putArray("BootOrder")::add));
  }

  /// POST keeps the order that it had. What was in force at once is part of the history by now.
  private void putBack(Machine machine) {
    var told = machine.tree().at(system, "/Boot/BootOrder").toString();
    boots(machine, used);
    if (!settings.isEmpty()) {
      show(machine, used);
      return;
    }
    var kept = machine.tree().at(system, "/Boot/BootOrder").toString();
    machine.attributeChanged("Boot/BootOrder", told, kept, "POST");
  }
}
