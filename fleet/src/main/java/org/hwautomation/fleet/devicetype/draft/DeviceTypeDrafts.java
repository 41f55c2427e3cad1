package org.hwautomation.fleet.devicetype.draft;

import java.util.List;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.profile.ProfileImports;
import org.hwautomation.fleet.devicetype.Catalogs;
import org.hwautomation.fleet.devicetype.DeviceType;
import org.hwautomation.fleet.inventory.Inventories;
import org.hwautomation.fleet.server.Server;

/// Writes a device type as a server is, from what was read of it last: the file that one would
/// otherwise write by hand.
public final class DeviceTypeDrafts {

  private final Inventories inventories;
  private final ProfileImports profiles;
  private final Catalogs catalogs;

  public DeviceTypeDrafts(Inventories inventories, ProfileImports profiles, Catalogs catalogs) {
    this.inventories = inventories;
    this.profiles = profiles;
    this.catalogs = catalogs;
  }

  /// @param name for the device type; lower-case letters, digits, dots, dashes or underscores
  /// @return YAML, to be put into `device-types/` of the configuration
  /// @throws Problem when the server's firmware or its BIOS settings were never read
  public String draft(Actor actor, Server server, String name) {
    actor.require(Permission.READ);
    if (!DeviceType.mayBeCalled(name)) {
      throw Problem.invalid(
          "name-invalid",
          "A device type cannot be called \"%s\".".formatted(name),
          "Use lower-case letters, digits, dots, dashes or underscores.");
    }
    return new DeviceTypeDraft(
            name,
            server.name(),
            server.identity(),
            firmware(server),
            catalogs.current().firmware(),
            profiles.departures(server))
        .yaml();
  }

  private List<FirmwareItem> firmware(Server server) {
    return inventories
        .latest(server.id())
        .orElseThrow(() ->
            Problem.conflict(
                "inventory-never-read",
                "The firmware of %s was never read.".formatted(server.name()),
                "Read it first: hwa server refresh %s.".formatted(server.name())))
        .inventory()
        .firmware();
  }
}
