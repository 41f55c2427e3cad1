package org.hwautomation.driver.lenovo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.standard.version.ExtractedScheme;
import org.hwautomation.driver.standard.version.VersionScheme;
import org.hwautomation.driver.standard.version.VersionSchemes;
import org.hwautomation.redfish.client.Resource;

/// Reads XCC's firmware inventory, whose ids are its grammar: `BMC-Primary`, `BMC-Backup`, `UEFI`,
/// `LXPM`, `Slot_30.Bundle`, `PSU1`, `Disk1`, and `…-Pending` for what waits for a reset (fact book
/// 6).
final class LenovoFirmwareItems {

  private static final String PENDING = "-Pending";
  private static final Pattern NUMBERED_END = Pattern.compile("\\d+$");
  private static final Pattern STORAGE =
      Pattern.compile("raid|hba|storage|nvme", Pattern.CASE_INSENSITIVE);
  private static final Pattern NETWORK =
      Pattern.compile("networkadapter|ethernet|nic\\b|connectx", Pattern.CASE_INSENSITIVE);

  /// `42S-2.83`: the build id before the dash says nothing about order.
  static final VersionScheme AFTER_DASH = ExtractedScheme.of("^\\w+-(?<version>[\\d.]+)$");

  static final VersionSchemes VERSIONS =
      new VersionSchemes(
          List.of(
              VersionSchemes.kind(AFTER_DASH, ComponentKind.BMC, ComponentKind.BIOS),
              VersionSchemes.component(AFTER_DASH, "LXPM"),
              VersionSchemes.kind(VersionScheme.DOTTED, ComponentKind.NIC, ComponentKind.STORAGE)));

  private LenovoFirmwareItems() {}

  static List<FirmwareItem> read(List<Resource> members) {
    var items = new ArrayList<FirmwareItem>();
    for (var member : members) {
      var id = member.text("Id");
      var kind = kind(id, member.text("Name"));
      items.add(
          new FirmwareItem(
              id,
              kind,
              component(id, kind),
              slot(id, kind),
              member.text("Name"),
              member.text("Version").strip(),
              member.bool("Updateable", false),
              state(id),
              member.optionalText("SoftwareId").filter(text -> !text.isBlank()).orElse(null),
              member.optionalText("LowestSupportedVersion").orElse(null)));
    }
    return items;
  }

  static ComponentKind kind(String id, String name) {
    if (id.startsWith("BMC-")) return ComponentKind.BMC;
    if (id.equals("UEFI") || id.startsWith("UEFI-")) return ComponentKind.BIOS;
    if (id.startsWith("PSU")) return ComponentKind.PSU;
    if (id.startsWith("Disk")) return ComponentKind.DRIVE;
    if (STORAGE.matcher(name).find()) return ComponentKind.STORAGE;
    if (NETWORK.matcher(name).find()) return ComponentKind.NIC;
    return id.toUpperCase(java.util.Locale.ROOT).contains("CPLD")
        ? ComponentKind.CPLD
        : ComponentKind.OTHER;
  }

  private static String component(String id, ComponentKind kind) {
    return switch (kind) {
      case BMC -> "BMC";
      case BIOS -> "BIOS";
      case PSU -> "PSU";
      case DRIVE -> "Disk";
      case CPLD, STORAGE, NIC, OTHER ->
          id.endsWith(PENDING) ? id.substring(0, id.length() - PENDING.length()) : id;
    };
  }

  private static String slot(String id, ComponentKind kind) {
    return switch (kind) {
      case PSU, DRIVE -> NUMBERED_END.matcher(id).find() ? id : "";
      case BMC, BIOS, CPLD, STORAGE, NIC, OTHER -> "";
    };
  }

  private static FirmwareItem.State state(String id) {
    if (id.endsWith(PENDING)) return FirmwareItem.State.STAGED;
    return id.equals("BMC-Backup") ? FirmwareItem.State.BACKUP : FirmwareItem.State.ACTIVE;
  }
}
