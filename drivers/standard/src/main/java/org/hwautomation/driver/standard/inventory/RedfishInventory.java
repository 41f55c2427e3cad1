package org.hwautomation.driver.standard.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.PowerState;
import org.hwautomation.driver.inventory.Inventory;
import org.hwautomation.driver.inventory.InventoryReading;
import org.hwautomation.driver.standard.IdentityReader;
import org.hwautomation.driver.standard.RedfishPower;
import org.hwautomation.driver.standard.RedfishReadiness;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.driver.standard.firmware.FirmwareInventory;
import org.hwautomation.redfish.client.Resource;
import org.hwautomation.redfish.failure.RedfishException;

/// Inventory in few requests: the gateway expands collections where the service can. A part that
/// cannot be read (missing licence, host not discovered yet) becomes a gap and not a failure.
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
    var who = identity.read();
    var system = resources.system();
    var gaps = new ArrayList<Inventory.Gap>();
    var status = system.at("Status");
    return new Inventory(
        who,
        power(system),
        status.path("HealthRollup").asString(status.path("Health").asString("")),
        RedfishReadiness.bootProgress(system),
        part("processors", gaps, () -> members(system, "Processors", ComponentParts::processor)),
        part("memory", gaps, () -> members(system, "Memory", ComponentParts::memory)),
        part("drives", gaps, () -> drives(system)),
        part("network", gaps, () -> members(system, "EthernetInterfaces", ComponentParts::port)),
        part("firmware", gaps, firmware::read),
        gaps);
  }

  private static PowerState power(Resource system) {
    return RedfishPower.state(system.text("PowerState"));
  }

  private static <T> List<T> part(
      String name, List<Inventory.Gap> gaps, Supplier<List<T>> reading) {
    try {
      return reading.get();
    } catch (RedfishException e) {
      gaps.add(new Inventory.Gap(name, e.failure().text()));
      return List.of();
    }
  }

  private <T> List<T> members(
      Resource system, String collection, Function<Resource, java.util.Optional<T>> read) {
    return system.link(collection).map(resources.bmc()::members).orElse(List.of()).stream()
        .flatMap(member -> read.apply(member).stream())
        .toList();
  }

  /// Drives hang below their controllers; a controller without drives costs nothing more.
  private List<Inventory.Drive> drives(Resource system) {
    var drives = new ArrayList<Inventory.Drive>();
    for (var storage : system.link("Storage").map(resources.bmc()::members).orElse(List.of())) {
      for (var drive : drivesOf(storage)) ComponentParts.drive(drive).ifPresent(drives::add);
    }
    return drives;
  }

  private List<Resource> drivesOf(Resource storage) {
    var links = storage.links("Drives");
    if (links.isEmpty()) return List.of();
    var expanded = links.size() > 1 ? resources.bmc().readExpanded(storage.path()) : storage;
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
