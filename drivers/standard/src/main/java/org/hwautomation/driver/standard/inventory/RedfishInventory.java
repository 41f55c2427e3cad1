package org.hwautomation.driver.standard.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.inventory.Inventory;
import org.hwautomation.driver.inventory.InventoryReading;
import org.hwautomation.driver.standard.IdentityReader;
import org.hwautomation.driver.standard.RedfishPower;
import org.hwautomation.driver.standard.RedfishReadiness;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.driver.standard.firmware.FirmwareInventory;
import org.hwautomation.redfish.client.Resource;

/// Inventory in few requests, side by side: the gateway expands collections where the service can.
/// A part that cannot be read (missing licence, host not discovered yet) becomes a gap and not a
/// failure.
///
/// Identity is the exception: without it nobody knows whose inventory this is.
public record RedfishInventory(
    ServerResources resources, IdentityReader identity, FirmwareInventory firmware)
    implements InventoryReading {

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public Inventory read() {
    var system = resources.systemInDepth();
    try (var reading = new SideBySide()) {
      var processors =
          reading.part(
              "processors", () -> members(system, "Processors", ComponentParts::processor));
      var memory = reading.part("memory", () -> members(system, "Memory", ComponentParts::memory));
      var drives = reading.part("drives", () -> drives(system));
      var network =
          reading.part(
              "network", () -> members(system, "EthernetInterfaces", ComponentParts::port));
      var items = reading.part("firmware", firmware::read);
      var who = identity.read(system);
      var status = system.at("Status");
      return new Inventory(
          who,
          RedfishPower.state(system.text("PowerState")),
          status.path("HealthRollup").asString(status.path("Health").asString("")),
          RedfishReadiness.bootProgress(system),
          processors.get(),
          memory.get(),
          drives.get(),
          network.get(),
          items.get(),
          reading.gaps());
    }
  }

  private <T> List<T> members(
      Resource system, String collection, Function<Resource, java.util.Optional<T>> read) {
    return all(system, collection).stream().flatMap(member -> read.apply(member).stream()).toList();
  }

  /// Out of the system itself when they came with it.
  private List<Resource> all(Resource system, String collection) {
    return system
        .embedded(collection)
        .or(() -> system.link(collection).map(resources.bmc()::members))
        .orElse(List.of());
  }

  /// Drives hang below their controllers; a controller without drives costs nothing more.
  private List<Inventory.Drive> drives(Resource system) {
    var drives = new ArrayList<Inventory.Drive>();
    for (var storage : all(system, "Storage")) {
      for (var drive : drivesOf(storage)) ComponentParts.drive(drive).ifPresent(drives::add);
    }
    return drives;
  }

  private List<Resource> drivesOf(Resource storage) {
    var links = storage.links("Drives");
    if (links.isEmpty()) return List.of();
    var expanded = links.size() > 1 ? resources.bmc().readExpanded(storage.path(), 1) : storage;
    var drives = new ArrayList<Resource>();
    for (var node : expanded.at("Drives")) {
      if (node.has("Id")) {
        drives.add(new Resource(node.path("@odata.id").asString(""), node, ""));
      } else {
        Resource.link(node).flatMap(resources.bmc()::find).ifPresent(drives::add);
      }
    }
    return drives;
  }
}
