package org.hwautomation.simulator.behaviour.hpe;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.fault.Condition;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.standard.Writing;
import org.hwautomation.simulator.tree.ResourcePath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// The persistent boot order as the system ROM keeps it below the BIOS (fact book 4.3): taken with
/// 200, judged in POST; the system's own `BootOrder` follows.
public final class IloBootOrder implements Behaviour {

  private static final String ORDER = "PersistentBootConfigOrder";

  private String system = "";
  private String boot = "";
  private String settings = "";
  private List<String> waiting = List.of();
  private String writer = "";

  @Override
  public void onStart(Machine machine) {
    for (var one : machine.host().systems()) {
      var bios = machine.tree().link(one, "Bios").orElse("");
      var link = machine.tree().at(bios, "/Oem/Hpe/Links/Boot/@odata.id").asString("");
      if (!machine.tree().at(link, "/" + ORDER).isArray()) continue;
      system = one;
      boot = ResourcePath.clean(link);
      settings =
          ResourcePath.clean(
              machine.tree().at(boot, "/@Redfish.Settings/SettingsObject/@odata.id").asString(""));
    }
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    return !settings.isEmpty() && ResourcePath.key(path).equals(ResourcePath.key(settings))
        ? Set.of("PATCH", "PUT")
        : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (settings.isEmpty() || !request.is("PATCH", settings)) return Optional.empty();
    var stale =
        machine
            .tree()
            .find(settings)
            .flatMap(resource -> Writing.precondition(request, resource, machine));
    if (stale.isPresent()) return stale;
    if (!(request.json().get(ORDER) instanceof ArrayNode wanted)) {
      return Optional.of(machine.errors().base(400, "PropertyMissing", ORDER));
    }
    waiting = texts(wanted);
    writer = request.user() == null ? "" : request.user();
    show(settings, waiting, machine);
    return Optional.of(IloMessages.resetRequired(machine));
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    for (var one : array) texts.add(one.asString(""));
    return texts;
  }

  private static void show(String path, List<String> order, Machine machine) {
    machine.tree().edit(path, node -> order.forEach(node.putArray(ORDER)::add));
  }

  @Override
  public void onHostPostFinished(Machine machine) {
    if (waiting.isEmpty()) return;
    var before = texts(machine.tree().at(boot, "/" + ORDER));
    if (machine.faults().strikes(Condition.SETTING_IGNORED, machine, boot)) {
      show(settings, before, machine);
      waiting = List.of();
      return;
    }
    boolean good =
        waiting.size() == before.size() && Set.copyOf(waiting).equals(Set.copyOf(before));
    if (good) {
      show(boot, waiting, machine);
      follow(waiting, machine);
      machine.attributeChanged(ORDER, before.toString(), waiting.toString(), writer);
    }
    show(settings, good ? waiting : before, machine);
    waiting = List.of();
    var now = machine.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    machine
        .tree()
        .edit(
            boot,
            node -> {
              var judged = node.withObject("/@Redfish.Settings");
              judged.put("Time", now.toString());
              judged.put("ETag", String.format("%08X", now.getEpochSecond()));
              judged
                  .putArray("Messages")
                  .addObject()
                  .put("MessageId", "Base.1.0." + (good ? "Success" : "PropertyValueNotInList"));
            });
  }

  private void follow(List<String> order, Machine machine) {
    var numbers = new HashMap<String, String>();
    for (var source : machine.tree().at(boot, "/BootSources")) {
      numbers.put(
          source.path("StructuredBootString").asString(""),
          "Boot" + source.path("BootOptionNumber").asString(""));
    }
    machine
        .tree()
        .edit(
            system,
            node -> {
              var shown = node.withObject("/Boot").putArray("BootOrder");
              order.forEach(one -> shown.add(numbers.getOrDefault(one, one)));
            });
  }
}
