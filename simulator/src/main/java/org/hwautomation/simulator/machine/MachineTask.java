package org.hwautomation.simulator.machine;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.fault.Condition;
import org.hwautomation.simulator.tree.Json;
import tools.jackson.databind.node.ObjectNode;

/// A Redfish task in the tree, changed through here so that the faults of tasks reach every vendor.
/// With *update stuck at 99 %* it never ends; with *Critical on Completed* it ends badly and
/// [#finish] says so.
public final class MachineTask {

  /// How a task really ended.
  public enum Ending {
    AS_ASKED,
    CRITICAL,
    STUCK
  }

  private final Machine machine;
  private final String id;
  private final String path;
  private Optional<Response> result = Optional.empty();
  private boolean finished;

  MachineTask(Machine machine, String id, String path) {
    this.machine = machine;
    this.id = id;
    this.path = path;
  }

  public String id() {
    return id;
  }

  /// Of the Task resource.
  public String path() {
    return path;
  }

  public String monitor() {
    return machine.tasks().monitorOf(id);
  }

  public boolean finished() {
    return finished;
  }

  /// The answer of the operation itself, for the monitor.
  public Optional<Response> result() {
    return result;
  }

  public MachineTask state(String state, int percent) {
    return edit(node -> {
      node.put("TaskState", state);
      node.put("PercentComplete", percent);
    });
  }

  public MachineTask message(ObjectNode message) {
    return edit(node -> node.withArray("Messages").add(message));
  }

  /// Changes the resource in any other way.
  public MachineTask edit(Consumer<ObjectNode> change) {
    machine.tree().edit(path, change);
    return this;
  }

  public ObjectNode json() {
    return machine.tree().json(path).orElseGet(Json::object);
  }

  public Ending finish(String state, String status) {
    return finish(state, status, Response.noContent());
  }

  /// Ends the task unless a fault has it otherwise. Write flash only when this returns
  /// [Ending#AS_ASKED].
  public Ending finish(String state, String status, Response operationResult) {
    if (machine.faults().strikes(Condition.UPDATE_STUCK_AT_99, machine, path)) {
      state("Running", 99);
      return Ending.STUCK;
    }
    var critical =
        state.equals("Completed")
            && machine.faults().strikes(Condition.CRITICAL_ON_COMPLETED, machine, path);
    edit(node -> {
      node.put("TaskState", state);
      node.put("TaskStatus", critical ? "Critical" : status);
      node.put("PercentComplete", 100);
      node.put("EndTime", machine.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString());
    });
    finished = true;
    result = Optional.of(operationResult);
    machine.tasks().retire(this);
    machine
        .events()
        .emit(
            critical || !status.equals("OK")
                ? "TaskEvent.1.0.TaskAborted"
                : "TaskEvent.1.0.TaskCompletedOK",
            "The task " + id + " has ended.",
            critical ? "Critical" : status,
            path);
    return critical ? Ending.CRITICAL : Ending.AS_ASKED;
  }
}
