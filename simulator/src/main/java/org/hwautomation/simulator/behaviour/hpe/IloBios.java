package org.hwautomation.simulator.behaviour.hpe;

import java.time.temporal.ChronoUnit;
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
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourcePath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// BIOS settings as the system ROM keeps them for iLO (fact book 4.3): anything is taken with 200,
/// the settings object always shows all attributes, and POST judges. Its verdict is in the active
/// resource's `@Redfish.Settings`.
public final class IloBios implements Behaviour {

  /// What the ROM leaves under its own number beside iLO's registry.
  private static final String VERDICT = "Base.1.0.";

  private final Map<String, JsonNode> waiting = new LinkedHashMap<>();

  /// Of what waits, what a reset to defaults brought: locks do not hold it up.
  private final Set<String> factory = new HashSet<>();

  private String system = "";
  private String bios = "";
  private String settings = "";
  private String writer = "";

  @Override
  public void onStart(Machine machine) {
    for (var one : machine.host().systems()) {
      var link = machine.tree().link(one, "Bios");
      if (link.isEmpty()) continue;
      system = one;
      bios = ResourcePath.clean(link.get());
      settings =
          machine.tree().at(bios, "/@Redfish.Settings/SettingsObject/@odata.id").asString("");
      showUnmodified(machine);
    }
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    if (settings.isEmpty()) return Set.of();
    return ResourcePath.key(path).equals(ResourcePath.key(settings))
        ? Set.of("PATCH", "PUT", "POST")
        : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (settings.isEmpty()) return Optional.empty();
    if (request.is("PATCH", settings) || request.is("PUT", settings)) {
      return Optional.of(write(request, machine));
    }
    if (request.method().equals("POST")) return action(request, machine);
    return Optional.empty();
  }

  private Response write(Request request, Machine machine) {
    if (machine.faults().strikes(Condition.BIOS_JOB_PENDING_CONFLICT, machine, settings)) {
      return IloMessages.refused("ServerConfigurationLockEnabled", machine);
    }
    var resource = machine.tree().find(settings);
    if (resource.isPresent()) {
      var failed = Writing.precondition(request, resource.get(), machine);
      if (failed.isPresent()) return failed.get();
    }
    if (request.json().has("@Redfish.SettingsApplyTime")) {
      return machine.errors().base(400, "PropertyUnknown", "@Redfish.SettingsApplyTime");
    }
    if (!(request.json().get("Attributes") instanceof ObjectNode wanted)) {
      return machine.errors().base(400, "PropertyMissing", "Attributes");
    }
    if (wanted.path("BaseConfig").asString("").startsWith("default")) stageDefaults(machine);
    for (var one : wanted.properties()) {
      if (one.getKey().equals("BaseConfig")) continue;
      waiting.put(one.getKey(), one.getValue());
      factory.remove(one.getKey());
    }
    writer = request.user() == null ? "" : request.user();
    showPending(machine);
    return IloMessages.resetRequired(machine);
  }

  private Optional<Response> action(Request request, Machine machine) {
    var name = ResourcePath.lastSegment(request.path());
    if (ResourcePath.key(request.path()).startsWith(ResourcePath.key(bios) + "/")
        && name.equals("Bios.ResetBios")) {
      stageDefaults(machine);
      writer = "ResetBios";
      showPending(machine);
      return Optional.of(IloMessages.resetRequired(machine));
    }
    if (name.equals("HpeiLO.ClearRestApiState")) {
      waiting.clear();
      factory.clear();
      showPending(machine);
      return Optional.of(IloMessages.success(machine));
    }
    return Optional.empty();
  }

  private void stageDefaults(Machine machine) {
    var current = machine.tree().at(bios, "/Attributes");
    AttributeRules.of(machine.tree(), bios)
        .defaults()
        .forEach((name, value) -> {
          if (!current.has(name)) return;
          waiting.put(name, value);
          factory.add(name);
        });
  }

  /// The full copy with what waits laid over it; unknown names do not show.
  private void showPending(Machine machine) {
    var shown = machine.tree().at(bios, "/Attributes").deepCopy();
    machine
        .tree()
        .edit(
            settings,
            node -> {
              if (!(shown instanceof ObjectNode all)) return;
              waiting.forEach((name, value) -> {
                if (all.has(name)) all.set(name, value);
              });
              node.set("Attributes", all);
            });
  }

  /// The tag that the settings object has while nothing waits, by which clients see that something
  /// does.
  private void showUnmodified(Machine machine) {
    var tag =
        machine
            .tree()
            .find(settings)
            .flatMap(resource -> machine.traits().etag().tag(resource))
            .orElse("");
    machine
        .tree()
        .edit(bios, node -> node.withObject("/Oem/Hpe/SettingsObject").put("UnmodifiedETag", tag));
  }

  @Override
  public void onHostPostFinished(Machine machine) {
    if (settings.isEmpty() || waiting.isEmpty()) return;
    var maps = DependencyMaps.of(machine, bios);
    var before = machine.tree().at(bios, "/Attributes").deepCopy();
    var verdict = Json.array();
    var taken = new LinkedHashMap<String, JsonNode>();
    waiting.forEach((name, value) -> {
      if (!before.has(name)) {
        complain(verdict, "PropertyUnknown", name);
        return;
      }
      var problem =
          value.equals(before.get(name))
              ? Optional.<String>empty()
              : maps.problem(name, value, before);
      if (problem.isEmpty()) taken.put(name, value);
      else if (problem.get().equals("PropertyNotWritable")) complain(verdict, problem.get(), name);
      else complain(verdict, problem.get(), value.asString(""), name);
    });
    taken.entrySet().removeIf(one -> one.getValue().equals(before.get(one.getKey())));
    IgnoredSetting.drop(taken, bios, machine);
    var applied = maps.together(before, taken, factory);
    applied.locked().forEach(name -> complain(verdict, "PropertyNotWritable", name));
    var inForce = applied.values();
    verdict.insert(0, message("Success"));
    waiting.clear();
    factory.clear();
    var now = machine.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    machine
        .tree()
        .edit(
            bios,
            node -> {
              node.set("Attributes", inForce);
              var judged = node.withObject("/@Redfish.Settings");
              judged.put("Time", now.toString());
              judged.put("ETag", String.format("%08X", now.getEpochSecond()));
              judged.set("Messages", verdict);
            });
    machine.attributesChanged(before, inForce, name -> taken.containsKey(name) ? writer : "BIOS");
    showPending(machine);
    showUnmodified(machine);
  }

  private static void complain(ArrayNode verdict, String message, String... args) {
    verdict.add(message(message, args));
  }

  private static ObjectNode message(String message, String... args) {
    var node = Json.object().put("MessageId", VERDICT + message);
    if (args.length > 0) {
      var list = node.putArray("MessageArgs");
      for (var arg : args) list.add(arg);
    }
    return node;
  }

  /// After a ROM update the attributes are described by another registry; what waits stays.
  void registryIs(String id, Machine machine) {
    for (var path : new String[] {bios, settings}) {
      machine.tree().edit(path, node -> node.put("AttributeRegistry", id));
    }
    showUnmodified(machine);
  }

  String system() {
    return system;
  }

  String bios() {
    return bios;
  }
}
