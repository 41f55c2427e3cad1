package org.hwautomation.driver.hpe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.redfish.client.Resource;

/// Reads iLO's firmware inventory. Its ids are a running number that changes with the hardware;
/// `Description` says what an entry is, `Oem.Hpe.DeviceContext` where it sits (fact book 4.5).
final class HpeFirmwareItems {

  private static final Map<String, ComponentKind> BY_DESCRIPTION =
      Map.ofEntries(
          Map.entry("SystemBMC", ComponentKind.BMC),
          Map.entry("SystemRomActive", ComponentKind.BIOS),
          Map.entry("SystemRomBackup", ComponentKind.BIOS),
          Map.entry("SystemProgrammableLogicDevice", ComponentKind.CPLD),
          Map.entry("SecondarySystemProgrammableLogicDevice", ComponentKind.CPLD),
          Map.entry("DCSCMProgrammableLogicDevice", ComponentKind.CPLD),
          Map.entry("RiserCPLD", ComponentKind.CPLD),
          Map.entry("PowerSupplies", ComponentKind.PSU),
          Map.entry("Universal Backplane Manager", ComponentKind.STORAGE));

  /// What the firmware repository calls the parts that every server has once.
  private static final Map<String, String> NAMES =
      Map.of(
          "SystemBMC", "BMC",
          "SystemRomActive", "BIOS",
          "SystemRomBackup", "BIOS",
          "SystemProgrammableLogicDevice", "CPLD");

  /// Vendor, device, subvendor and subdevice of a PCI function, four hex digits each.
  private static final Pattern PCI_IDS = Pattern.compile("[0-9a-fA-F]{16}");

  private static final Pattern CONTROLLER =
      Pattern.compile("smart ?array|\\bMR\\d|\\bSR\\d|raid|\\bHBA\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern NETWORK =
      Pattern.compile(
          "\\bNIC\\b|eth|adptr|network|connectx|bluefield|\\d+Gb", Pattern.CASE_INSENSITIVE);
  private static final Pattern DRIVE =
      Pattern.compile("\\bSSD\\b|\\bHDD\\b|nvme drive", Pattern.CASE_INSENSITIVE);

  private HpeFirmwareItems() {}

  static List<FirmwareItem> read(List<Resource> members) {
    var places = new HashMap<String, Integer>();
    var seats = new HashMap<String, Integer>();
    for (var member : members) {
      places.merge(component(member) + state(member), 1, Integer::sum);
      seats.merge(component(member) + context(member), 1, Integer::sum);
    }
    var items = new ArrayList<FirmwareItem>();
    for (var member : members) {
      boolean several = places.getOrDefault(component(member) + state(member), 0) > 1;
      boolean shared = seats.getOrDefault(component(member) + context(member), 0) > 1;
      items.add(
          new FirmwareItem(
              member.text("Id"),
              kind(member),
              component(member),
              several ? context(member) + (shared ? " #" + member.text("Id") : "") : "",
              member.text("Name"),
              member.text("Version").strip(),
              member.bool("Updateable", false),
              state(member),
              member.at("Oem", "Hpe", "DeviceClass").asString(null),
              member.optionalText("LowestSupportedVersion").orElse(null)));
    }
    return items;
  }

  private static String component(Resource member) {
    var description = member.text("Description");
    return NAMES.getOrDefault(
        description, description.isBlank() ? member.text("Name") : description);
  }

  private static String context(Resource member) {
    return member.at("Oem", "Hpe", "DeviceContext").asString("");
  }

  private static FirmwareItem.State state(Resource member) {
    return member.text("Description").equals("SystemRomBackup")
        ? FirmwareItem.State.BACKUP
        : FirmwareItem.State.ACTIVE;
  }

  static ComponentKind kind(Resource member) {
    var description = member.text("Description");
    var name = member.text("Name");
    var known = BY_DESCRIPTION.get(description);
    if (known != null) return known;
    // DeviceContext "Slot=17:Port=1:Box=1:Bay=2" is a drive behind a controller.
    if (DRIVE.matcher(name).find() || context(member).contains(":Bay=")) return ComponentKind.DRIVE;
    if (!PCI_IDS.matcher(description).matches()) return ComponentKind.OTHER;
    if (CONTROLLER.matcher(name).find()) return ComponentKind.STORAGE;
    return NETWORK.matcher(name).find() ? ComponentKind.NIC : ComponentKind.OTHER;
  }
}
