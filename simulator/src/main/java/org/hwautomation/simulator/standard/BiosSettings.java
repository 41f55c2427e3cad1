package org.hwautomation.simulator.standard;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.fault.Condition;
import org.hwautomation.simulator.fault.IgnoredSetting;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.ResourcePath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// BIOS settings as DMTF has them: PATCH of the settings object, applied when POST ends.
///
/// The settings object and the attributes are found in the tree, so this also serves recordings of
/// vendors that nobody wrote a behaviour for.
public final class BiosSettings implements Behaviour {

  private static final String DEFAULTS_PENDING = "ResetBiosToDefaultsPending";

  private record Pair(String bios, String settings, String system) {}

  private final List<Pair> pairs = new ArrayList<>();
  private final Map<String, Map<String, JsonNode>> pending = new LinkedHashMap<>();
  private final Map<String, String> writers = new LinkedHashMap<>();

  /// Of what waits, what a reset to defaults brought: locks do not hold it up.
  private final Map<String, Set<String>> factory = new LinkedHashMap<>();

  @Override
  public void onStart(Machine machine) {
    for (var system : machine.host().systems()) {
      machine
          .tree()
          .link(system, "Bios")
          .ifPresent(bios -> {
            var settings = machine.tree().at(bios, "/@Redfish.Settings/SettingsObject/@odata.id");
            if (settings.isString()) pairs.add(new Pair(bios, settings.asString(), system));
          });
    }
  }

  private Optional<Pair> at(String path) {
    var key = ResourcePath.key(path);
    return pairs.stream().filter(pair -> ResourcePath.key(pair.settings()).equals(key)).findFirst();
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    return at(path).isPresent() ? Set.of("PATCH") : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (request.method().equals("PATCH")) {
      return at(request.path()).map(pair -> patch(pair, request, machine));
    }
    if (request.method().equals("POST")) return action(request, machine);
    return Optional.empty();
  }

  private Response patch(Pair pair, Request request, Machine machine) {
    if (machine.faults().strikes(Condition.POST_BUSY, machine, request.path())) {
      return machine.errors().base(400, "ResourceInUse");
    }
    if (machine.faults().strikes(Condition.BIOS_JOB_PENDING_CONFLICT, machine, request.path())) {
      return machine.errors().base(409, "ResourceInUse");
    }
    var resource = machine.tree().find(request.path());
    if (resource.isPresent()) {
      var failed = Writing.precondition(request, resource.get(), machine);
      if (failed.isPresent()) return failed.get();
    }
    if (!(request.json().get("Attributes") instanceof ObjectNode wanted)) {
      return machine.errors().base(400, "PropertyMissing", "Attributes");
    }
    var current = machine.tree().at(pair.bios(), "/Attributes");
    var maps = DependencyMaps.of(machine, pair.bios());
    var problems = new ArrayList<ObjectNode>();
    for (var attribute : wanted.properties()) {
      if (!current.has(attribute.getKey())) {
        problems.add(machine.errors().baseMessage("PropertyUnknown", attribute.getKey()));
      } else {
        maps.problem(attribute.getKey(), attribute.getValue(), current)
            .ifPresent(message ->
                problems.add(
                    machine
                        .errors()
                        .baseMessage(
                            message,
                            message.equals("PropertyNotWritable")
                                ? new String[] {attribute.getKey()}
                                : new String[] {
                                  attribute.getValue().asString(""), attribute.getKey()
                                })));
      }
    }
    if (!problems.isEmpty()) return Response.json(400, machine.errors().body(problems));
    var waiting = pending.computeIfAbsent(pair.bios(), key -> new LinkedHashMap<>());
    for (var one : wanted.properties()) {
      waiting.put(one.getKey(), one.getValue());
      factory(pair).remove(one.getKey());
    }
    writers.put(pair.bios(), request.user() == null ? "" : request.user());
    machine
        .tree()
        .edit(
            pair.settings(),
            node -> {
              var shown = node.withObject("/Attributes");
              waiting.forEach(shown::set);
            });
    return Response.json(
        200,
        machine
            .errors()
            .body(
                List.of(
                    machine.errors().baseMessage("ResetRequired", pair.system(), "ForceRestart"))));
  }

  private Set<String> factory(Pair pair) {
    return factory.computeIfAbsent(pair.bios(), key -> new HashSet<>());
  }

  private Optional<Response> action(Request request, Machine machine) {
    for (var pair : pairs) {
      var base = ResourcePath.clean(pair.bios()) + "/Actions/";
      if (request.is("POST", base + "Bios.ResetBios")) {
        var defaults = AttributeRules.of(machine.tree(), pair.bios()).defaults();
        var current = machine.tree().at(pair.bios(), "/Attributes");
        var waiting = pending.computeIfAbsent(pair.bios(), key -> new LinkedHashMap<>());
        defaults.forEach((name, value) -> {
          if (!current.has(name) || current.get(name).equals(value)) return;
          waiting.put(name, value);
          factory(pair).add(name);
        });
        writers.put(pair.bios(), "ResetBios");
        flag(pair, true, machine);
        return Optional.of(Response.noContent());
      }
    }
    return Optional.empty();
  }

  /// Since Bios v1_2_0, and not everybody has it.
  private static void flag(Pair pair, boolean pending, Machine machine) {
    machine
        .tree()
        .edit(
            pair.bios(),
            node -> {
              if (node.has(DEFAULTS_PENDING)) node.put(DEFAULTS_PENDING, pending);
            });
  }

  @Override
  public void onHostPostFinished(Machine machine) {
    for (var pair : pairs) {
      flag(pair, false, machine);
      var waiting = pending.remove(pair.bios());
      if (waiting == null) continue;
      IgnoredSetting.drop(waiting, pair.bios(), machine);
      var before = machine.tree().at(pair.bios(), "/Attributes").deepCopy();
      var maps = DependencyMaps.of(machine, pair.bios());
      var inForce = maps.together(before, waiting, factory(pair)).values();
      machine
          .tree()
          .edit(
              pair.bios(),
              node -> {
                node.set("Attributes", inForce);
                if (node.get("@Redfish.Settings") instanceof ObjectNode settings) {
                  settings.put(
                      "Time", machine.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString());
                }
              });
      var writer = writers.getOrDefault(pair.bios(), "");
      machine.attributesChanged(
          before, inForce, name -> waiting.containsKey(name) ? writer : "BIOS");
      factory.remove(pair.bios());
      machine.tree().edit(pair.settings(), node -> clearPending(node, machine, pair));
    }
  }

  /// A settings object that showed all attributes goes on doing so, with the new values.
  private static void clearPending(ObjectNode settings, Machine machine, Pair pair) {
    if (!(settings.get("Attributes") instanceof ObjectNode shown)) return;
    var active = machine.tree().at(pair.bios(), "/Attributes");
    if (shown.size() >= active.size() && active instanceof ObjectNode all) {
      settings.set("Attributes", all.deepCopy());
    } else {
      shown.removeAll();
    }
  }
}
