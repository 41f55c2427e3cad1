package org.hwautomation.driver.standard;

import java.util.List;
import org.hwautomation.redfish.client.Resource;

/// The tasks of one BMC, read now; none where there is no TaskService.
public record TaskList(ServerResources resources) {

  public List<Resource> tasks() {
    var collection =
        resources
            .root()
            .link("Tasks")
            .flatMap(resources.bmc()::find)
            .flatMap(service -> service.link("Tasks"));
    if (collection.isEmpty()) return List.of();
    resources.bmc().forget(collection.get());
    return resources.bmc().members(collection.get());
  }

  /// Those that say that they were asked of the UpdateService (`Task.Payload`, DSP2046).
  public List<Resource> ofUpdateService() {
    return tasks().stream()
        .filter(task -> task.at("Payload", "TargetUri").asString("").contains("/UpdateService"))
        .toList();
  }
}
