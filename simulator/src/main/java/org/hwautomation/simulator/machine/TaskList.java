package org.hwautomation.simulator.machine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.fault.Condition;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourcePath;

/// The tasks of a machine, as resources below its TaskService.
public final class TaskList {

  /// How long *late task* hides a new task, in virtual time.
  public static final Duration LATE_BY = Duration.ofSeconds(15);

  private final Machine machine;
  private final String collection;
  private final Map<String, MachineTask> tasks = new LinkedHashMap<>();
  private final Map<String, Instant> hiddenUntil = new LinkedHashMap<>();
  private int next = 1;

  TaskList(Machine machine) {
    this.machine = machine;
    var tree = machine.tree();
    var service = tree.link("/redfish/v1", "Tasks").orElse("/redfish/v1/TaskService");
    this.collection =
        ResourcePath.clean(
            tree.link(service, "Tasks").orElse(ResourcePath.clean(service) + "/Tasks"));
  }

  public String collection() {
    return collection;
  }

  public MachineTask create(String name) {
    return create(String.valueOf(next++), name);
  }

  /// A new task in state `New`; the id is the vendor's (`JID_…`).
  public MachineTask create(String id, String name) {
    var path = collection + "/" + id;
    var task = new MachineTask(machine, id, path);
    var now = machine.clock().instant();
    var json = Json.object();
    json.put("@odata.id", path);
    json.put("@odata.type", "#Task.v1_7_1.Task");
    json.put("Id", id);
    json.put("Name", name);
    json.put("TaskState", "New");
    json.put("TaskStatus", "OK");
    json.put("PercentComplete", 0);
    json.put("StartTime", now.truncatedTo(ChronoUnit.SECONDS).toString());
    json.putArray("Messages");
    if (machine.traits().tasks().monitor() != Traits.Tasks.Monitor.NONE) {
      json.put("TaskMonitor", monitorOf(id));
    }
    machine.tree().addMember(collection, path, json);
    tasks.put(ResourcePath.key(path), task);
    if (machine.faults().strikes(Condition.LATE_TASK, machine, path)) {
      hiddenUntil.put(ResourcePath.key(path), now.plus(LATE_BY));
    }
    if (machine.faults().strikes(Condition.TASK_VANISHES, machine, path)) {
      machine.clock().after(Duration.ofSeconds(20), () -> forget(task));
    }
    if (name.toLowerCase(Locale.ROOT).contains("update")
        && machine.faults().strikes(Condition.BMC_RESTARTS_MID_UPDATE, machine, path)) {
      machine.clock().after(Duration.ofSeconds(10), () -> machine.bmc().restart("fault"));
    }
    machine
        .events()
        .emit("TaskEvent.1.0.TaskStarted", "The task " + id + " has started.", "OK", path);
    return task;
  }

  /// 202 for an operation that became this task, with `Location` as the traits say.
  public Response accepted(MachineTask task) {
    var answer = Response.json(202, task.json());
    return switch (machine.traits().tasks().location()) {
      case MONITOR -> answer.withHeader("Location", task.monitor());
      case TASK -> answer.withHeader("Location", task.path());
      case ABSENT -> answer;
    };
  }

  public String monitorOf(String id) {
    return ResourcePath.parent(collection) + "/TaskMonitors/" + id;
  }

  public Optional<MachineTask> find(String path) {
    return Optional.ofNullable(tasks.get(ResourcePath.key(path)));
  }

  public Optional<MachineTask> byMonitor(String path) {
    var key = ResourcePath.key(path);
    return tasks.values().stream()
        .filter(task -> ResourcePath.key(task.monitor()).equals(key))
        .findFirst();
  }

  public List<MachineTask> all() {
    return List.copyOf(tasks.values());
  }

  /// Whether *late task* hides this path (of a task or its monitor) now.
  public boolean hides(String path) {
    if (hiddenUntil.isEmpty()) return false;
    var monitored = byMonitor(path).map(MachineTask::path).orElse(path);
    return isHidden(monitored);
  }

  private boolean isHidden(String path) {
    var until = hiddenUntil.get(ResourcePath.key(path));
    return until != null && machine.clock().instant().isBefore(until);
  }

  public void forget(MachineTask task) {
    tasks.remove(ResourcePath.key(task.path()));
    machine.tree().removeMember(collection, task.path());
  }

  public void forgetAll() {
    for (var task : new ArrayList<>(tasks.values())) forget(task);
  }

  /// A finished task stays readable for the vendor's retention.
  void retire(MachineTask task) {
    machine.clock().after(machine.traits().tasks().retention(), () -> forget(task));
  }
}
