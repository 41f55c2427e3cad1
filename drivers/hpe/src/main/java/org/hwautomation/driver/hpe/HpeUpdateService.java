package org.hwautomation.driver.hpe;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.redfish.client.Bmc;
import org.hwautomation.redfish.client.Resource;
import org.hwautomation.redfish.message.MessageReader;
import org.jspecify.annotations.Nullable;

/// iLO's UpdateService with its OEM part: state machine, component repository and update queue.
/// Read once; a new look is a new object.
record HpeUpdateService(Bmc bmc, Resource resource) {

  private static final Set<String> AT_REST = Set.of("", "Idle", "Complete", "Error");

  static Optional<HpeUpdateService> read(ServerResources resources) {
    return resources
        .root()
        .link("UpdateService")
        .flatMap(resources::findFresh)
        .map(found -> new HpeUpdateService(resources.bmc(), found));
  }

  /// `Idle`, `Uploading`, `Verifying`, `Writing`, `Updating`, `Complete`, `Error`; newer firmware
  /// may have more.
  String state() {
    return resource.at("Oem", "Hpe", "State").asString("");
  }

  boolean busy() {
    return !AT_REST.contains(state());
  }

  /// 0–100, null while nothing is being flashed.
  @Nullable Integer percent() {
    var percent = resource.at("Oem", "Hpe", "FlashProgressPercent");
    return percent.isNumber() ? Math.clamp(percent.intValue(), 0, 100) : null;
  }

  /// The last update's message id without its registry, empty when it left none.
  String resultCode() {
    var id = resource.at("Oem", "Hpe", "Result", "MessageId").asString("");
    return id.substring(id.lastIndexOf('.') + 1);
  }

  String resultText() {
    var result = resource.at("Oem", "Hpe", "Result");
    var messages = MessageReader.list(result);
    if (!messages.isEmpty() && !messages.getFirst().text().isEmpty()) {
      return messages.getFirst().text();
    }
    var arguments = result.path("MessageArgs");
    return resultCode() + (arguments.isArray() && !arguments.isEmpty() ? " " + arguments : "");
  }

  /// `AllowDowngrade`, `RecoveryDowngrade`, `NoDowngrade`; empty when iLO does not say.
  String downgradePolicy() {
    return resource.at("Oem", "Hpe", "DowngradePolicy").asString("");
  }

  String pushUri() {
    return resource.text("HttpPushUri");
  }

  Optional<String> inventoryPath() {
    return resource.link("FirmwareInventory");
  }

  Optional<String> queuePath() {
    return Resource.link(resource.at("Oem", "Hpe", "UpdateTaskQueue"));
  }

  List<QueueItem> queue() {
    return members(queuePath()).stream().map(QueueItem::of).toList();
  }

  /// Whether the component repository holds this very file: same name, and same size where told.
  boolean holds(FirmwareTarget target) {
    return members(Resource.link(resource.at("Oem", "Hpe", "ComponentRepository"))).stream()
        .filter(component -> component.text("Filename").equals(target.fileName()))
        .anyMatch(component -> sizeFits(component, target));
  }

  /// Whether this very file is the last that was uploaded: then `State` speaks of it.
  boolean holdsNewest(FirmwareTarget target) {
    var repository = Resource.link(resource.at("Oem", "Hpe", "ComponentRepository"));
    var components = members(repository);
    var newest =
        components.stream().map(component -> component.text("Created")).max(String::compareTo);
    return components.stream()
        .filter(component -> component.text("Filename").equals(target.fileName()))
        .filter(component -> component.text("Created").equals(newest.orElse("")))
        .anyMatch(component -> sizeFits(component, target));
  }

  private static boolean sizeFits(Resource component, FirmwareTarget target) {
    var size = component.json().path("SizeBytes");
    return !size.isNumber() || size.asLong() == target.size().bytes();
  }

  private List<Resource> members(Optional<String> collection) {
    if (collection.isEmpty()) return List.of();
    bmc.forget(collection.get());
    return bmc.find(collection.get()).isPresent() ? bmc.members(collection.get()) : List.of();
  }

  /// @param state `Pending`, `InProgress`, `Complete`, `Exception`, `Expired`, `Canceled`
  record QueueItem(String path, String name, String state, String filename, String text) {

    static QueueItem of(Resource item) {
      var result = MessageReader.list(item.at("Result"));
      return new QueueItem(
          item.path(),
          item.text("Name"),
          item.text("State"),
          item.text("Filename"),
          result.isEmpty() ? "" : result.getFirst().suffix() + " " + result.getFirst().text());
    }

    boolean open() {
      return state.equals("Pending") || state.equals("InProgress");
    }

    boolean failed() {
      return state.equals("Exception");
    }
  }
}
