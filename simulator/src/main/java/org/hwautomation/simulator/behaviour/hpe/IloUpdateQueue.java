package org.hwautomation.simulator.behaviour.hpe;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.fault.Condition;
import org.hwautomation.simulator.image.Inspection;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.PostState;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourcePath;

/// The update task queue: items for UEFI run in the next POST, strictly in order, and one that
/// failed holds up all behind it (fact book 4.5).
public final class IloUpdateQueue implements Behaviour {

  private final IloRepository repository;
  private String collection = "";
  private int next = 1;

  public IloUpdateQueue(IloRepository repository) {
    this.repository = repository;
  }

  @Override
  public void onStart(Machine machine) {
    var service = machine.tree().link("/redfish/v1", "UpdateService").orElse("");
    collection = machine.tree().at(service, "/Oem/Hpe/UpdateTaskQueue/@odata.id").asString("");
  }

  private Optional<String> item(String path, Machine machine) {
    if (collection.isEmpty()) return Optional.empty();
    return machine.tree().members(collection).stream()
        .filter(one -> ResourcePath.key(one).equals(ResourcePath.key(path)))
        .findFirst();
  }

  private boolean isCollection(String path) {
    return !collection.isEmpty() && ResourcePath.key(path).equals(ResourcePath.key(collection));
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    if (isCollection(path)) return Set.of("POST");
    return item(path, machine).isPresent() ? Set.of("DELETE") : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (request.method().equals("POST") && isCollection(request.path())) {
      return Optional.of(add(request, machine));
    }
    if (!request.method().equals("DELETE")) return Optional.empty();
    return item(request.path(), machine)
        .map(path -> {
          machine.tree().removeMember(collection, path);
          return IloMessages.success(machine);
        });
  }

  private Response add(Request request, Machine machine) {
    var wanted = request.json();
    var file = wanted.path("Filename").asString("");
    for (var needed : new String[] {"Name", "Command"}) {
      if (!wanted.path(needed).isString()) {
        return machine.errors().base(400, "PropertyMissing", needed);
      }
    }
    if (wanted.path("Command").asString().equals("ApplyUpdate")
        && repository.file(file).isEmpty()) {
      return machine.errors().base(400, "PropertyValueNotInList", file, "Filename");
    }
    var id = String.format(Locale.ROOT, "%08x", 0x5a000000 + next++);
    var path = ResourcePath.clean(collection) + "/" + id;
    var item = Json.object();
    item.put("@odata.id", path);
    item.put("@odata.type", "#HpeComponentUpdateTask.v1_2_0.HpeComponentUpdateTask");
    item.put("Id", id);
    for (var each : wanted.properties()) item.set(each.getKey(), each.getValue());
    item.put("State", "Pending");
    item.putObject("Result").put("MessageId", IloMessages.REGISTRY + "Success");
    machine.tree().addMember(collection, path, item);
    return Response.created(path, item);
  }

  @Override
  public void onPostState(Machine machine, PostState state) {
    if (collection.isEmpty()) return;
    if (state == PostState.DISCOVERY_START) eachPending(machine, this::start);
    if (state == PostState.DISCOVERY_COMPLETE) eachPending(machine, this::flash);
  }

  @FunctionalInterface
  private interface Work {
    /// @return whether the next item may follow
    boolean on(String item, Machine machine);
  }

  private void eachPending(Machine machine, Work work) {
    for (var path : machine.tree().members(collection)) {
      var state = machine.tree().at(path, "/State").asString("");
      if (state.equals("Exception")) return;
      boolean open = state.equals("Pending") || state.equals("InProgress");
      if (open && isForUefi(path, machine) && !work.on(path, machine)) return;
    }
  }

  private static boolean isForUefi(String path, Machine machine) {
    for (var who : machine.tree().at(path, "/UpdatableBy")) {
      if (who.asString("").equals("Uefi")) return true;
    }
    return false;
  }

  private boolean start(String path, Machine machine) {
    end(path, "InProgress", "Success", machine);
    return true;
  }

  private boolean flash(String path, Machine machine) {
    var file = machine.tree().at(path, "/Filename").asString("");
    var image = repository.file(file);
    if (image.isEmpty()
        || !(image.get() instanceof Inspection.Genuine genuine)
        || !IloFlash.fits(genuine, machine)) {
      end(path, "Exception", "UpdateInvalidFile", machine);
      return false;
    }
    if (machine.faults().strikes(Condition.UPDATE_STUCK_AT_99, machine, path)) return false;
    if (machine.faults().strikes(Condition.CRITICAL_ON_COMPLETED, machine, path)) {
      end(path, "Complete", "UpdateFailed", machine);
      return true;
    }
    machine.firmware().flash(genuine.image().component(), genuine);
    end(path, "Complete", "Success", machine);
    return true;
  }

  private static void end(String path, String state, String message, Machine machine) {
    machine
        .tree()
        .edit(
            path,
            node -> {
              node.put("State", state);
              node.putObject("Result").put("MessageId", IloMessages.REGISTRY + message);
            });
  }
}
