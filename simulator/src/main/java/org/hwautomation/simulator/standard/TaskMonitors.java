package org.hwautomation.simulator.standard;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.MachineTask;

/// Task monitors: 202 while the operation runs, then its own answer, with the vendors' oddities.
/// Finished tasks can be deleted.
public final class TaskMonitors implements Behaviour {

  private final Set<String> spent = new HashSet<>();

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (request.method().equals("GET")) {
      return machine
          .tasks()
          .byMonitor(request.path())
          .filter(task -> !machine.tasks().hides(task.path()) && !spent.contains(task.id()))
          .map(task -> read(task, machine));
    }
    if (request.method().equals("DELETE")) {
      return machine.tasks().find(request.path()).map(task -> delete(task, machine));
    }
    return Optional.empty();
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    var monitored = machine.tasks().byMonitor(path);
    if (monitored.isPresent()) {
      return spent.contains(monitored.get().id()) ? Set.of() : Set.of("GET");
    }
    return machine.tasks().find(path).isPresent() ? Set.of("DELETE") : Set.of();
  }

  private Response read(MachineTask task, Machine machine) {
    if (!task.finished()) {
      return Response.json(202, task.json())
          .withHeader("Location", task.monitor())
          .withHeader("Retry-After", "5");
    }
    var result = task.result().orElseGet(Response::noContent);
    switch (machine.traits().tasks().monitor()) {
      case STANDARD, NONE -> {}
      case ONCE -> {
        spent.add(task.id());
        return Response.noContent();
      }
      case DELETES_TASK -> machine.tasks().forget(task);
    }
    return result;
  }

  private static Response delete(MachineTask task, Machine machine) {
    if (!task.finished()) return machine.errors().base(409, "ResourceInUse");
    machine.tasks().forget(task);
    return Response.noContent();
  }
}
