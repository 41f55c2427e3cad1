package org.hwautomation.driver.standard.firmware;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.redfish.client.Resource;

/// Says what kind of component a SoftwareInventory entry is for, by a table: first by the resource
/// it is related to, then by words in its id, name and description. A vendor with better evidence
/// brings its own table.
public record ComponentClassifier(List<Rule> related, List<Rule> words) {

  /// @param pattern found anywhere, without regard to case
  public record Rule(Pattern pattern, ComponentKind kind) {
    public static Rule of(String regex, ComponentKind kind) {
      return new Rule(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), kind);
    }
  }

  public static final ComponentClassifier STANDARD =
      new ComponentClassifier(
          List.of(
              Rule.of("/Drives/", ComponentKind.DRIVE),
              Rule.of("/NetworkAdapters/|/EthernetInterfaces/", ComponentKind.NIC),
              Rule.of("PowerSuppl", ComponentKind.PSU),
              Rule.of("/Storage/", ComponentKind.STORAGE),
              Rule.of("/GPU|/Processors/", ComponentKind.OTHER)),
          List.of(
              Rule.of("erot|inforom|golden|backup", ComponentKind.OTHER),
              Rule.of("cpld", ComponentKind.CPLD),
              Rule.of("(^|[^a-z])(bmc|idrac|ilo|xcc)([^a-z]|$)", ComponentKind.BMC),
              Rule.of("(^|[^a-z])(bios|uefi|system rom)([^a-z]|$)", ComponentKind.BIOS),
              Rule.of("ssd|nvme|(^|[^a-z])(disk|drive)([^a-z]|$)", ComponentKind.DRIVE),
              Rule.of("power ?supply|(^|[^a-z])psu", ComponentKind.PSU),
              Rule.of("raid|hba|backplane|storage", ComponentKind.STORAGE),
              Rule.of("(^|[^a-z])nic([^a-z]|$)|ethernet|network|connectx", ComponentKind.NIC)));

  public ComponentKind kind(Resource item) {
    for (var link : item.links("RelatedItem")) {
      for (var rule : related) if (rule.pattern.matcher(link).find()) return rule.kind;
    }
    // Id and name before description: a CPLD's description may speak of the BIOS.
    for (var text : List.of(item.text("Id") + " " + item.text("Name"), item.text("Description"))) {
      for (var rule : words) if (rule.pattern.matcher(text).find()) return rule.kind;
    }
    return ComponentKind.OTHER;
  }

  /// Entries without a version are kept: a part that is not present may be the reason why an update
  /// is refused.
  public List<FirmwareItem> items(List<Resource> members) {
    var seen = new HashMap<String, Integer>();
    for (var member : members) seen.merge(component(member), 1, Integer::sum);
    var items = new ArrayList<FirmwareItem>();
    for (var member : members) {
      var component = component(member);
      items.add(
          new FirmwareItem(
              member.text("Id"),
              kind(member),
              component,
              seen.getOrDefault(component, 0) > 1 ? member.text("Id") : "",
              member.text("Name"),
              member.text("Version").strip(),
              member.bool("Updateable", false),
              state(member),
              member.optionalText("SoftwareId").filter(id -> !id.isBlank()).orElse(null),
              member.optionalText("LowestSupportedVersion").orElse(null)));
    }
    return items;
  }

  private String component(Resource member) {
    return switch (kind(member)) {
      case BMC -> "BMC";
      case BIOS -> "BIOS";
      case CPLD, STORAGE, NIC, DRIVE, PSU, OTHER ->
          member
              .optionalText("SoftwareId")
              .filter(id -> !id.isBlank() && !id.equals("0"))
              .orElse(member.text("Id"));
    };
  }

  private static FirmwareItem.State state(Resource member) {
    return switch (member.at("Status", "State").asString("")) {
      case "StandbyOffline", "Updating" -> FirmwareItem.State.STAGED;
      case "StandbySpare" -> FirmwareItem.State.BACKUP;
      default -> FirmwareItem.State.ACTIVE;
    };
  }
}
