package org.hwautomation.simulator.behaviour.openbmc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hwautomation.base.Sha256;
import org.hwautomation.simulator.machine.FirmwareComponent;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourcePath;

/// Images that are there and do not run, as members of the inventory of their own: `Updating` while
/// they are written, `StandbySpare` until they run. Their ids are taken from the image.
final class ImageStates {

  private final Map<String, String> memberByComponent = new LinkedHashMap<>();

  void updating(FirmwareComponent component, String version, Sha256 image, Machine machine) {
    gone(component.id(), machine);
    var path = ResourcePath.parent(component.inventoryPath()) + "/" + image.hex().substring(0, 8);
    var tree = machine.tree();
    var json =
        tree.json(component.inventoryPath()).map(node -> node.deepCopy()).orElseGet(Json::object);
    json.put("@odata.id", path).put("Id", ResourcePath.lastSegment(path)).put("Version", version);
    json.put("Updateable", false);
    json.withObject("/Status").put("State", "Updating");
    tree.addMember(ResourcePath.parent(component.inventoryPath()), path, json);
    memberByComponent.put(component.id(), path);
  }

  void written(String component, Machine machine) {
    var path = memberByComponent.get(component);
    if (path == null) return;
    machine.tree().edit(path, node -> node.withObject("/Status").put("State", "StandbySpare"));
  }

  void gone(String component, Machine machine) {
    var path = memberByComponent.remove(component);
    if (path == null) return;
    machine.tree().removeMember(ResourcePath.parent(path), path);
  }

  /// What runs by now is no member of its own any more.
  void settle(Machine machine) {
    for (var component : machine.firmware().components()) {
      var path = memberByComponent.get(component.id());
      if (path == null || component.staged().isPresent()) continue;
      var state = machine.tree().at(path, "/Status/State").asString("");
      if (state.equals("StandbySpare")) gone(component.id(), machine);
    }
  }
}
