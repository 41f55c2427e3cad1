package org.hwautomation.simulator.behaviour.supermicro;

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
import org.hwautomation.simulator.standard.Writing;
import org.hwautomation.simulator.tree.ResourcePath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// X13 and H13: the boot order is the board's `FixedBootOrder`, in force after a reset; the
/// standard's `BootOrder` is not for writing (fact book 5.5). The licence gates it as it gates
/// secure boot.
public final class FixedBootOrder implements Behaviour {

  private static final String ORDER = "FixedBootOrder";
  private static final String DISABLED = "Disabled";

  private String system = "";
  private String path = "";
  private List<String> waiting = List.of();
  private String writer = "";

  @Override
  public void onStart(Machine machine) {
    for (var one : machine.host().systems()) {
      var link = machine.tree().at(one, "/Oem/Supermicro/FixedBootOrder/@odata.id").asString("");
      if (!machine.tree().at(link, "/" + ORDER).isArray()) continue;
      system = one;
      path = ResourcePath.clean(link);
    }
  }

  private boolean isMe(String asked) {
    return !path.isEmpty() && ResourcePath.key(asked).equals(ResourcePath.key(path));
  }

  @Override
  public Set<String> methods(String asked, Machine machine) {
    return isMe(asked) ? Set.of("PATCH") : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (isMe(request.path()) || isSecureBoot(request.path(), machine)) {
      var refusal = Licence.refusal(request.path(), machine);
      if (refusal.isPresent()) return refusal;
    }
    if (!request.method().equals("PATCH") || path.isEmpty()) return Optional.empty();
    if (request.is("PATCH", system) && request.json().path("Boot").has("BootOrder")) {
      return Optional.of(machine.errors().base(400, "PropertyUnknown", "BootOrder"));
    }
    return isMe(request.path()) ? Optional.of(patch(request, machine)) : Optional.empty();
  }

  private static boolean isSecureBoot(String asked, Machine machine) {
    return machine.host().systems().stream()
        .flatMap(system -> machine.tree().link(system, "SecureBoot").stream())
        .anyMatch(one -> ResourcePath.key(asked).startsWith(ResourcePath.key(one)));
  }

  private Response patch(Request request, Machine machine) {
    if (machine.faults().strikes(Condition.POST_BUSY, machine, request.path())) {
      return machine.errors().base(400, "ResourceInUse");
    }
    var stale =
        machine
            .tree()
            .find(path)
            .flatMap(resource -> Writing.precondition(request, resource, machine));
    if (stale.isPresent()) return stale.get();
    if (!(request.json().get(ORDER) instanceof ArrayNode wanted)) {
      return machine.errors().base(400, "PropertyMissing", ORDER);
    }
    var order = texts(wanted);
    if (!fits(order, texts(machine.tree().at(path, "/" + ORDER)))) {
      return machine.errors().base(400, "PropertyValueNotInList", order.toString(), ORDER);
    }
    waiting = order;
    writer = request.user() == null ? "" : request.user();
    return machine.errors().base(202, "Accepted");
  }

  /// As many as before, none that was not there, and the first not disabled.
  private static boolean fits(List<String> order, List<String> before) {
    var known = new HashSet<>(before);
    known.add(DISABLED);
    return order.size() == before.size()
        && !order.getFirst().equals(DISABLED)
        && known.containsAll(order);
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    for (var one : array) texts.add(one.asString(""));
    return texts;
  }

  @Override
  public void onHostPostFinished(Machine machine) {
    if (waiting.isEmpty()) return;
    var before = texts(machine.tree().at(path, "/" + ORDER));
    var after = waiting;
    waiting = List.of();
    if (machine.faults().strikes(Condition.SETTING_IGNORED, machine, path)) return;
    machine.tree().edit(path, node -> after.forEach(node.putArray(ORDER)::add));
    machine.attributeChanged(ORDER, before.toString(), after.toString(), writer);
  }
}
