package org.hwautomation.driver.standard;

import java.util.Map;
import java.util.function.BinaryOperator;
import org.hwautomation.driver.Identity;
import org.hwautomation.redfish.client.Freshness;
import org.hwautomation.redfish.client.Resource;

/// Identity from ComputerSystem and Manager. A vendor hands over what it does differently.
///
/// @param vendor short name, or empty to take what the system calls its manufacturer
/// @param bmcFamily from manager and system
/// @param serial from system and manager; where the usual `SerialNumber` is not what people know
///   the machine by
public record RedfishIdentity(
    ServerResources resources,
    String vendor,
    FromSystemAndManager bmcFamily,
    FromSystemAndManager serial)
    implements IdentityReader {

  /// One text out of the two resources that say who a machine is.
  @FunctionalInterface
  public interface FromSystemAndManager {
    String read(Resource system, Resource manager);
  }

  private static final Map<String, String> SHORT_NAMES =
      Map.of(
          "dell inc.", "Dell",
          "hewlett packard enterprise", "HPE",
          "hewlett-packard", "HPE",
          "super micro computer, inc.", "Supermicro");

  public static RedfishIdentity of(ServerResources resources) {
    return new RedfishIdentity(
        resources,
        "",
        (_, manager) -> manager.text("Model"),
        (system, _) -> system.text("SerialNumber"));
  }

  @Override
  public Identity read(Resource system) {
    var manager = resources.manager(Freshness.FRESH);
    return new Identity(
        vendor.isEmpty() ? manufacturer(system) : vendor,
        system.text("Model").strip(),
        serial.read(system, manager).strip(),
        system.text("UUID"),
        bmcFamily.read(system, manager),
        manager.text("FirmwareVersion").strip(),
        system.text("BiosVersion").strip(),
        system.text("HostName"));
  }

  private String manufacturer(Resource system) {
    BinaryOperator<String> first = (one, other) -> one.isBlank() ? other : one;
    var manufacturer = system.text("Manufacturer").strip();
    // BlueField names a web site as its manufacturer.
    var known = manufacturer.contains("://") ? "" : manufacturer;
    var name = first.apply(known, resources.root().vendor());
    return SHORT_NAMES.getOrDefault(
        name.toLowerCase(java.util.Locale.ROOT),
        first.apply(name, resources.root().oemKey().orElse("")));
  }
}
