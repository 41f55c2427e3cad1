package org.hwautomation.simulator.behaviour.dell;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourcePath;

/// The job queue: what is in it, how a client takes something out of it, and for how long what is
/// done stays (fact book 3.6).
public final class LcJobQueue implements Behaviour {

  private static final Duration KEPT = Duration.ofMinutes(2880);
  private static final String DELETE_QUEUE = "DellJobService.DeleteJobQueue";

  private final Map<String, LcJob> jobs = new LinkedHashMap<>();
  private String dell = "";
  private String dmtf = "";
  private long last;

  @Override
  public void onStart(Machine machine) {
    var tree = machine.tree();
    var manager =
        tree.link("/redfish/v1", "Managers").map(tree::members).orElse(List.of()).stream()
            .findFirst()
            .orElse("/redfish/v1/Managers/iDRAC.Embedded.1");
    var linked = tree.at(manager, "/Links/Oem/Dell/Jobs/@odata.id").asString("");
    dell = ResourcePath.clean(linked.isEmpty() ? manager + "/Oem/Dell/Jobs" : linked);
    if (!tree.contains(dell)) {
      var empty = Json.object().put("@odata.id", dell).put("Name", "JobQueue");
      empty.put("@odata.type", "#DellJobCollection.DellJobCollection");
      empty.put("Members@odata.count", 0).putArray("Members");
      tree.put(dell, empty);
    }
    dmtf =
        tree.link("/redfish/v1", "JobService")
            .flatMap(service -> tree.link(service, "Jobs"))
            .map(ResourcePath::clean)
            .orElse("");
  }

  /// Path of the DellJob collection.
  String collection() {
    return dell;
  }

  /// Whether jobs are made there: at the collection, or at the older place without `Oem/Dell`,
  /// which clients of today still use (fact book 3.4).
  boolean takes(String path) {
    var key = ResourcePath.key(path);
    var collection = ResourcePath.key(dell);
    return !dell.isEmpty()
        && (key.equals(collection) || key.equals(collection.replace("/oem/dell/", "/")));
  }

  /// @param targetSettings settings object that a configuration job applies; empty for updates
  LcJob add(LcJob.Kind kind, String targetSettings, Machine machine) {
    last = Math.max(last + 1, machine.clock().instant().toEpochMilli() / 100 % 1_000_000_000_000L);
    var id = String.format("JID_%012d", last);
    var task = machine.tasks().create(id, kind.dmtfName());
    var jobPath = dmtf.isEmpty() ? "" : dmtf + "/" + id;
    var job = new LcJob(machine, task, kind, dell + "/" + id, jobPath);
    jobs.put(id, job);
    machine.tree().addMember(dell, job.dellPath(), job.dellJson(targetSettings));
    if (!dmtf.isEmpty()) machine.tree().addMember(dmtf, jobPath, job.dmtfJson());
    job.show(LcState.NEW, 0, LcMessage.JCP000);
    machine.clock().after(KEPT, () -> drop(job, machine));
    return job;
  }

  /// Whether a job is still in the queue: what it was to do is off once somebody took it out.
  boolean holds(LcJob job) {
    return jobs.get(job.id()) == job;
  }

  Optional<LcJob> openBiosJob() {
    return jobs.values().stream()
        .filter(job -> job.configuresBios() && !job.state().isOver())
        .findFirst();
  }

  private void drop(LcJob job, Machine machine) {
    jobs.remove(job.id());
    machine.tree().removeMember(dell, job.dellPath());
    if (!dmtf.isEmpty()) machine.tree().removeMember(dmtf, job.jobPath());
    if (!job.task().finished()) machine.tasks().forget(job.task());
  }

  private Optional<LcJob> at(String path) {
    var key = ResourcePath.key(path);
    return jobs.values().stream()
        .filter(job ->
            ResourcePath.key(job.dellPath()).equals(key)
                || !job.jobPath().isEmpty() && ResourcePath.key(job.jobPath()).equals(key))
        .findFirst();
  }

  @Override
  public void onBmcRestart(Machine machine) {
    jobs.values().forEach(LcJob::bmcRestarted);
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    return at(path).isPresent() ? Set.of("DELETE") : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    var found = at(request.path());
    if (found.isPresent()) {
      // A job that was just accepted is created meanwhile (fact book 2.2).
      if (machine.tasks().hides(found.get().task().path())) {
        return Optional.of(machine.errors().base(404, "ResourceMissingAtURI", request.path()));
      }
      return request.method().equals("DELETE")
          ? Optional.of(delete(found.get(), machine))
          : Optional.empty();
    }
    return request.method().equals("POST") && request.path().endsWith("/" + DELETE_QUEUE)
        ? Optional.of(deleteQueue(request.json().path("JobID").asString(""), machine))
        : Optional.empty();
  }

  private Response delete(LcJob job, Machine machine) {
    if (job.state() == LcState.RUNNING || job.state() == LcState.DOWNLOADING) {
      return DellErrors.jobRuns(machine);
    }
    take(job, machine);
    return machine.errors().base(200, "Success");
  }

  private void take(LcJob job, Machine machine) {
    drop(job, machine);
    if (!job.state().isOver()) job.taken();
  }

  private Response deleteQueue(String which, Machine machine) {
    if (which.equals("JID_CLEARALL")) {
      for (var job : List.copyOf(jobs.values())) {
        if (job.state() != LcState.RUNNING) take(job, machine);
      }
      return machine.errors().base(200, "Success");
    }
    var job = jobs.get(which);
    return job == null
        ? machine.errors().base(400, "ActionParameterValueNotInList", which, "JobID", DELETE_QUEUE)
        : delete(job, machine);
  }
}
