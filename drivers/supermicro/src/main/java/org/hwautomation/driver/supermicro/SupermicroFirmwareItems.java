package org.hwautomation.driver.supermicro;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.standard.version.ExtractedScheme;
import org.hwautomation.driver.standard.version.VersionScheme;
import org.hwautomation.driver.standard.version.VersionSchemes;
import org.hwautomation.redfish.client.Resource;

/// Reads Supermicro's firmware inventory: ids are the grammar, prefixes tell copies apart, and what
/// is not built in is listed all the same as "Not Present" (fact book 5.6).
final class SupermicroFirmwareItems {

  private static final String ABSENT = "Not Present";

  private record Rule(Pattern id, ComponentKind kind) {}

  /// The first that fits decides.
  private static final List<Rule> KINDS =
      List.of(
          new Rule(Pattern.compile("^HGX_|^GPU|^Capsule_|_ME$"), ComponentKind.OTHER),
          new Rule(Pattern.compile("CPLD"), ComponentKind.CPLD),
          new Rule(Pattern.compile("^((Backup|Golden|Staging)_)?BMC$"), ComponentKind.BMC),
          new Rule(Pattern.compile("^((Backup|Golden|Staging)_)?BIOS$"), ComponentKind.BIOS),
          new Rule(Pattern.compile("^NVMeSSD|^Disk|^HDD"), ComponentKind.DRIVE),
          new Rule(Pattern.compile("^NVMe|^Storage|^HBA|^RAID|^AOC-S3"), ComponentKind.STORAGE),
          new Rule(Pattern.compile("^NIC|^AOC"), ComponentKind.NIC),
          new Rule(Pattern.compile("^PowerSupply|^PSU"), ComponentKind.PSU));

  /// `BIOS Date: 08/04/2023 Ver 1.4`, also written `1.4` or `1.4a` elsewhere.
  static final VersionScheme BIOS = ExtractedScheme.of("Ver (?<version>\\d+(\\.\\d+)+)\\s*$");

  /// `F5.11.CB`, `07`.
  static final VersionScheme CPLD = VersionScheme.HEXADECIMAL;

  static final VersionSchemes VERSIONS =
      new VersionSchemes(
          List.of(
              VersionSchemes.kind(BIOS, ComponentKind.BIOS),
              VersionSchemes.kind(VersionScheme.DOTTED, ComponentKind.BMC, ComponentKind.NIC),
              VersionSchemes.kind(CPLD, ComponentKind.CPLD)));

  private SupermicroFirmwareItems() {}

  /// What is not built in stays in the list, as not updateable and under the BMC's own words.
  static List<FirmwareItem> read(List<Resource> members) {
    var items = new ArrayList<FirmwareItem>();
    for (var member : members) {
      var id = member.text("Id");
      var kind = kind(id);
      var version = member.text("Version").strip();
      items.add(
          new FirmwareItem(
              id,
              kind,
              component(id, kind),
              "",
              member.text("Name"),
              version,
              member.bool("Updateable", false) && !version.equals(ABSENT),
              state(id),
              member.optionalText("SoftwareId").filter(text -> !text.isBlank()).orElse(null),
              member.optionalText("LowestSupportedVersion").orElse(null)));
    }
    return items;
  }

  static ComponentKind kind(String id) {
    return KINDS.stream()
        .filter(rule -> rule.id.matcher(id).find())
        .findFirst()
        .map(Rule::kind)
        .orElse(ComponentKind.OTHER);
  }

  private static String component(String id, ComponentKind kind) {
    return switch (kind) {
      case BMC -> "BMC";
      case BIOS -> "BIOS";
      case CPLD -> stem(id).matches("CPLD_Motherboard|Motherboard_CPLD_1") ? "CPLD" : stem(id);
      case STORAGE, NIC, DRIVE, PSU, OTHER -> stem(id);
    };
  }

  private static String stem(String id) {
    return id.replaceFirst("^(Backup|Golden|Staging)_", "");
  }

  private static FirmwareItem.State state(String id) {
    if (id.startsWith("Staging_")) return FirmwareItem.State.STAGED;
    return id.startsWith("Backup_") || id.startsWith("Golden_")
        ? FirmwareItem.State.BACKUP
        : FirmwareItem.State.ACTIVE;
  }
}
