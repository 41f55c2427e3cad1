package org.hwautomation.driver.standard.inventory;

import java.util.Optional;
import org.hwautomation.base.ByteSize;
import org.hwautomation.driver.inventory.Inventory;
import org.hwautomation.redfish.client.Resource;

/// One Redfish resource each turned into one part of an [Inventory]; empty for empty sockets.
final class ComponentParts {

  private ComponentParts() {}

  static Optional<Inventory.Processor> processor(Resource processor) {
    if (isAbsent(processor)) return Optional.empty();
    return Optional.of(
        new Inventory.Processor(
            processor.text("Id"),
            processor.text("Model").strip(),
            processor.text("Manufacturer").strip(),
            processor.integer("TotalCores").orElse(0),
            processor.integer("TotalThreads").orElse(0)));
  }

  static Optional<Inventory.MemoryModule> memory(Resource memory) {
    int capacity = memory.integer("CapacityMiB").orElse(0);
    if (isAbsent(memory) || capacity <= 0) return Optional.empty();
    return Optional.of(
        new Inventory.MemoryModule(
            memory.text("Id"),
            memory.text("MemoryDeviceType"),
            ByteSize.ofMiB(capacity),
            memory.integer("OperatingSpeedMhz").orElse(0),
            memory.text("Manufacturer").strip(),
            memory.text("PartNumber").strip()));
  }

  static Optional<Inventory.Drive> drive(Resource drive) {
    if (isAbsent(drive)) return Optional.empty();
    var capacity = drive.json().path("CapacityBytes");
    return Optional.of(
        new Inventory.Drive(
            drive.text("Id"),
            drive.text("Model").strip(),
            drive.text("SerialNumber").strip(),
            capacity.isNumber() && capacity.asLong() >= 0 ? new ByteSize(capacity.asLong()) : null,
            drive.text("MediaType"),
            drive.text("Protocol"),
            drive.text("Revision")));
  }

  static Optional<Inventory.NetworkPort> port(Resource port) {
    return Optional.of(
        new Inventory.NetworkPort(
            port.text("Id"),
            port.text("Name"),
            port.optionalText("MACAddress").orElse(port.text("PermanentMACAddress")),
            port.integer("SpeedMbps").orElse(0),
            port.text("LinkStatus")));
  }

  private static boolean isAbsent(Resource part) {
    return part.at("Status", "State").asString("").equals("Absent");
  }
}
