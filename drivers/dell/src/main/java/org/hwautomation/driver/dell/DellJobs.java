package org.hwautomation.driver.dell;

import java.util.List;
import java.util.Optional;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.redfish.client.Resource;

/// The job queue of one iDRAC. The Dell view is preferred: it outlives the Task view and carries
/// states that DMTF has no word for.
record DellJobs(ServerResources resources) {

  List<DellJob> all() {
    var path = collection();
    resources.bmc().forget(path);
    return resources.bmc().members(path).stream().map(DellJob::of).toList();
  }

  List<DellJob> open() {
    return all().stream().filter(job -> !job.phase().isOver()).toList();
  }

  Optional<DellJob> find(String id) {
    return resources
        .findFresh(collection() + "/" + id)
        .or(() -> resources.findFresh("/redfish/v1/JobService/Jobs/" + id))
        .or(() -> resources.findFresh("/redfish/v1/TaskService/Tasks/" + id))
        .map(DellJob::of);
  }

  void delete(String id) {
    resources.bmc().delete(collection() + "/" + id);
    resources.bmc().forget(collection());
  }

  /// iDRAC8 and early iDRAC9 name the place; later ones keep it below `Oem/Dell`.
  String collection() {
    var manager = resources.manager();
    return Resource.link(manager.at("Links", "Oem", "Dell", "Jobs"))
        .orElse(manager.path() + "/Oem/Dell/Jobs");
  }
}
