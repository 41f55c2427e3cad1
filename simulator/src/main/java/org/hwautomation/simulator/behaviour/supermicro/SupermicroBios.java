package org.hwautomation.simulator.behaviour.supermicro;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.fault.Condition;
import org.hwautomation.simulator.fault.IgnoredSetting;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.standard.AttributeRules;
import org.hwautomation.simulator.standard.DependencyMaps;
import org.hwautomation.simulator.standard.Writing;
import org.hwautomation.simulator.tree.ResourcePath;
import org.hwautomation.simulator.tree.ResourceTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// BIOS settings are written to the active `Bios` and answered 202; the settings object shows them
/// until POST has taken them, and refuses to be written (fact book 5.4, sequence S2).
public final class SupermicroBios implements Behaviour {

  private String bios = "";
  private String shown = "";
  private String writer = "";
  private final Map<String, JsonNode> pending = new LinkedHashMap<>();

  /// Of what waits, what a reset to defaults brought: locks do not hold it up.
  private final Set<String> factory = new HashSet<>();

  @Override
  public void onStart(Machine machine) {
    for (var system : machine.host().systems()) {
      machine.tree().link(system, "Bios").ifPresent(found -> bios = ResourcePath.clean(found));
    }
    if (bios.isEmpty()) return;
    shown = machine.tree().at(bios, "/@Redfish.Settings/SettingsObject/@odata.id").asString("");
  }

  /// Enumerations hold display names, and the Bios resource calls its registry by a name that the
  /// registry itself does not have (fact book 5.4).
  static AttributeRules rules(ResourceTree tree) {
    return AttributeRules.in(
        tree, AttributeRules.biosDocument(tree), AttributeRules.Spelling.DISPLAY_NAME);
  }

  private DependencyMaps maps(Machine machine) {
    return DependencyMaps.in(
        machine, bios, AttributeRules.biosDocument(machine.tree()), rules(machine.tree()));
  }

  private boolean is(String path, String wanted) {
    return !wanted.isEmpty() && ResourcePath.key(path).equals(ResourcePath.key(wanted));
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    return is(path, bios) ? Set.of("PATCH") : Set.of();
  }

  @Override
  public Set<String> withheld(String path, Machine machine) {
    return is(path, shown) ? Set.of("PATCH") : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    var path = request.path();
    if (bios.isEmpty() || !ResourcePath.key(path).startsWith(ResourcePath.key(bios))) {
      return Optional.empty();
    }
    var refusal = Licence.refusal(path, machine);
    if (refusal.isPresent()) return refusal;
    return switch (request.method()) {
      case "PATCH" -> {
        yield is(path, bios) ? Optional.of(patch(request, machine)) : Optional.empty();
      }
      case "POST" ->
          is(path, bios + "/Actions/Bios.ResetBios")
              ? Optional.of(reset(machine))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Response patch(Request request, Machine machine) {
    if (machine.faults().strikes(Condition.POST_BUSY, machine, request.path())
        || machine.faults().strikes(Condition.BIOS_JOB_PENDING_CONFLICT, machine, request.path())) {
      return machine.errors().base(400, "ResourceInUse");
    }
    var failed =
        machine
            .tree()
            .find(request.path())
            .flatMap(resource -> Writing.precondition(request, resource, machine));
    if (failed.isPresent()) return failed.get();
    if (!(request.json().get("Attributes") instanceof ObjectNode wanted) || wanted.isEmpty()) {
      return machine.errors().base(400, "PropertyMissing", "Attributes");
    }
    var problems = problems(wanted, machine);
    if (!problems.isEmpty()) return Response.json(400, machine.errors().body(problems));
    wanted.properties().forEach(one -> stage(one.getKey(), one.getValue(), machine));
    writer = request.user() == null ? "" : request.user();
    show(machine);
    return machine.errors().base(202, "Accepted");
  }

  private ArrayList<ObjectNode> problems(ObjectNode wanted, Machine machine) {
    var current = machine.tree().at(bios, "/Attributes");
    var rules = rules(machine.tree());
    var maps = maps(machine);
    var problems = new ArrayList<ObjectNode>();
    for (var attribute : wanted.properties()) {
      var name = attribute.getKey();
      var value = attribute.getValue();
      if (!current.has(name)) {
        problems.add(machine.errors().baseMessage("PropertyUnknown", name));
      } else if (rules.isPassword(name)) { // only by Bios.ChangePassword
        problems.add(machine.errors().baseMessage("PropertyNotWritable", name));
      } else {
        maps.problem(name, value, current)
            .map(message ->
                message.equals("PropertyNotWritable")
                    ? machine.errors().baseMessage(message, name)
                    : machine.errors().baseMessage(message, value.asString(""), name))
            .ifPresent(problems::add);
      }
    }
    return problems;
  }

  /// A value that is in force already is no change: that is how a client takes back what waits.
  private void stage(String name, JsonNode value, Machine machine) {
    factory.remove(name);
    if (value.equals(machine.tree().at(bios, "/Attributes").get(name))) pending.remove(name);
    else pending.put(name, value);
  }

  private Response reset(Machine machine) {
    var current = machine.tree().at(bios, "/Attributes");
    rules(machine.tree())
        .defaults()
        .forEach((name, value) -> {
          if (!current.has(name)) return;
          stage(name, value, machine);
          factory.add(name);
        });
    writer = "ResetBios";
    show(machine);
    return machine.errors().base(200, "Success");
  }

  private void show(Machine machine) {
    machine
        .tree()
        .edit(
            shown,
            node -> {
              node.remove("Attributes");
              if (!pending.isEmpty()) pending.forEach(node.withObject("/Attributes")::set);
            });
  }

  @Override
  public void onHostPostFinished(Machine machine) {
    if (pending.isEmpty()) return;
    IgnoredSetting.drop(pending, bios, machine);
    var before = machine.tree().at(bios, "/Attributes").deepCopy();
    var inForce = maps(machine).together(before, pending, factory).values();
    machine.tree().edit(bios, node -> node.set("Attributes", inForce));
    machine.attributesChanged(before, inForce, name -> pending.containsKey(name) ? writer : "BIOS");
    pending.clear();
    factory.clear();
    show(machine);
  }
}
