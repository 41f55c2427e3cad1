package org.hwautomation.simulator.behaviour.lenovo;

import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.HostStart;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourcePath;

/// Jobs that UEFI works off while the host starts: `Pending`, `Running` in POST, `Completed`.
public final class XccJobs implements Behaviour {

  private String collection = "";
  private int next = 1;

  @Override
  public void onStart(Machine machine) {
    collection =
        machine
            .tree()
            .link("/redfish/v1", "JobService")
            .flatMap(service -> machine.tree().link(service, "Jobs"))
            .map(ResourcePath::clean)
            .orElse("");
  }

  /// @return path of a new job that waits for the host's reset; empty when there is no job service
  String pending(String name, Machine machine) {
    if (collection.isEmpty()) return "";
    var id = "Update-" + next++;
    var path = collection + "/" + id;
    var job = Json.object();
    job.put("@odata.id", path);
    job.put("@odata.type", "#Job.v1_0_6.Job");
    job.put("Id", id);
    job.put("Name", name);
    job.put("JobState", "Pending");
    job.put("JobStatus", "OK");
    job.put("PercentComplete", 0);
    job.putArray("Messages");
    machine.tree().addMember(collection, path, job);
    return path;
  }

  @Override
  public void onHostReset(Machine machine, HostStart start) {
    move("Pending", "Running", 10, machine);
  }

  @Override
  public void onHostPostFinished(Machine machine) {
    move("Running", "Completed", 100, machine);
  }

  private void move(String from, String to, int percent, Machine machine) {
    if (collection.isEmpty()) return;
    for (var path : machine.tree().members(collection)) {
      if (!ResourcePath.lastSegment(path).startsWith("Update-")) continue;
      if (!machine.tree().at(path, "/JobState").asString("").equals(from)) continue;
      machine.tree().edit(path, node -> node.put("JobState", to).put("PercentComplete", percent));
    }
  }
}
