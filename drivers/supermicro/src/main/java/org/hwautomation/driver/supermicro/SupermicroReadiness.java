package org.hwautomation.driver.supermicro;

import java.time.Duration;
import java.util.List;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.Readiness;
import org.hwautomation.driver.standard.RedfishReadiness;
import org.hwautomation.driver.standard.ServerResources;

/// As the standard has it; update tasks are told by their names because they carry no payload.
record SupermicroReadiness(ServerResources resources) implements Readiness {

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public State look() {
    var running = tasks();
    return running.isEmpty()
        ? new RedfishReadiness(resources).look()
        : new State.NotReady(running.getFirst().name() + " is running", Duration.ofSeconds(15));
  }

  @Override
  public List<PendingWork> pendingWork() {
    return tasks().stream()
        .map(task -> new PendingWork(task.path(), "FIRMWARE", task.name(), false))
        .toList();
  }

  private List<UpdateTasks.UpdateTask> tasks() {
    return new UpdateTasks(resources).all().stream().filter(UpdateTasks.UpdateTask::open).toList();
  }
}
