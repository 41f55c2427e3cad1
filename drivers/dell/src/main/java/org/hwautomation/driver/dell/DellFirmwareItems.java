package org.hwautomation.driver.dell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.standard.firmware.ComponentClassifier;
import org.hwautomation.driver.standard.version.VersionScheme;
import org.hwautomation.driver.standard.version.VersionSchemes;
import org.hwautomation.redfish.client.Resource;

/// iDRAC's inventory ids are a grammar: `STATE-COMPONENT-VERSION__FQDD`; iDRAC8 and early iDRAC9
/// leave the FQDD out (fact book 3.7).
final class DellFirmwareItems {

  private static final Pattern ID =
      Pattern.compile(
          "^(?<state>Installed|Current|Previous|Available)-(?<component>\\d+)-(?<version>.*?)"
              + "(__(?<fqdd>.+))?$");

  private static final Map<String, ComponentKind> BY_COMPONENT =
      Map.of(
          "159", ComponentKind.BIOS,
          "741", ComponentKind.BIOS,
          "25227", ComponentKind.BMC,
          "27763", ComponentKind.CPLD,
          "28897", ComponentKind.OTHER,
          "25806", ComponentKind.OTHER,
          "802", ComponentKind.OTHER,
          "18981", ComponentKind.OTHER,
          "104684", ComponentKind.OTHER,
          "101734", ComponentKind.OTHER);

  /// Installed while the host runs, active at once.
  static final List<String> NO_REBOOT =
      List.of("28897", "25806", "802", "18981", "104684", "101734");

  private static final Map<String, ComponentKind> BY_FQDD =
      Map.ofEntries(
          Map.entry("PSU", ComponentKind.PSU),
          Map.entry("NIC", ComponentKind.NIC),
          Map.entry("InfiniBand", ComponentKind.NIC),
          Map.entry("FC", ComponentKind.NIC),
          Map.entry("RAID", ComponentKind.STORAGE),
          Map.entry("AHCI", ComponentKind.STORAGE),
          Map.entry("NonRAID", ComponentKind.STORAGE),
          Map.entry("Enclosure", ComponentKind.STORAGE),
          Map.entry("Disk", ComponentKind.DRIVE),
          Map.entry("PCIeSSD", ComponentKind.DRIVE),
          Map.entry("CPLD", ComponentKind.CPLD),
          Map.entry("TPM", ComponentKind.OTHER),
          Map.entry("MC", ComponentKind.OTHER));

  static final VersionSchemes SCHEMES =
      new VersionSchemes(
          List.of(
              VersionSchemes.kind(
                  VersionScheme.DOTTED,
                  ComponentKind.BMC,
                  ComponentKind.BIOS,
                  ComponentKind.CPLD,
                  ComponentKind.NIC,
                  ComponentKind.STORAGE),
              VersionSchemes.kind(VersionScheme.HEXADECIMAL, ComponentKind.PSU),
              VersionSchemes.component(VersionScheme.DOTTED, "28897"),
              VersionSchemes.component(VersionScheme.DOTTED, "18981")));

  private DellFirmwareItems() {}

  /// `Current` repeats `Installed` for the same place and is left out then.
  static List<FirmwareItem> items(List<Resource> members) {
    var installed = new HashSet<String>();
    for (var member : members) {
      if (member.text("Id").startsWith("Installed-")) installed.add(place(member));
    }
    var items = new ArrayList<FirmwareItem>();
    for (var member : members) {
      boolean repeats = member.text("Id").startsWith("Current-");
      if (!repeats || installed.add(place(member))) items.add(item(member));
    }
    return items;
  }

  private static String place(Resource member) {
    var matcher = ID.matcher(member.text("Id"));
    if (!matcher.matches()) return member.text("Id");
    var fqdd = matcher.group("fqdd");
    return matcher.group("component") + "@" + (fqdd == null ? member.text("Name") : fqdd);
  }

  private static FirmwareItem item(Resource member) {
    var id = member.text("Id");
    var matcher = ID.matcher(id);
    var parsed = matcher.matches();
    var number = parsed ? matcher.group("component") : member.text("SoftwareId");
    var fqdd = parsed && matcher.group("fqdd") != null ? matcher.group("fqdd") : "";
    var kind = kind(member, number, fqdd);
    boolean single =
        kind == ComponentKind.BMC || kind == ComponentKind.BIOS || kind == ComponentKind.CPLD;
    return new FirmwareItem(
        id,
        kind,
        single ? kind.name() : component(member, number),
        single ? "" : fqdd.isEmpty() ? member.text("Name") : fqdd,
        member.text("Name"),
        member.text("Version").strip(),
        member.bool("Updateable", false),
        parsed ? state(matcher.group("state")) : FirmwareItem.State.ACTIVE,
        member.optionalText("SoftwareId").orElse(number),
        member.optionalText("LowestSupportedVersion").orElse(null));
  }

  private static ComponentKind kind(Resource member, String component, String fqdd) {
    var byComponent = BY_COMPONENT.get(component);
    if (byComponent != null) return byComponent;
    var first = fqdd.contains(".") ? fqdd.substring(0, fqdd.indexOf('.')) : fqdd;
    var byFqdd = BY_FQDD.get(first);
    return byFqdd != null ? byFqdd : ComponentClassifier.STANDARD.kind(member);
  }

  /// Component 0 is "some PCI device": then its PCI ids are the product.
  private static String component(Resource member, String number) {
    if (!number.equals("0")) return number;
    for (var value : member.at("Oem", "Dell", "DellSoftwareInventory", "IdentityInfoValue")) {
      var text = value.asString("");
      if (text.startsWith("DCIM:firmware:")) return text.substring("DCIM:firmware:".length());
    }
    return number;
  }

  private static FirmwareItem.State state(String word) {
    return switch (word) {
      case "Previous" -> FirmwareItem.State.BACKUP;
      case "Available" -> FirmwareItem.State.STAGED;
      default -> FirmwareItem.State.ACTIVE;
    };
  }
}
