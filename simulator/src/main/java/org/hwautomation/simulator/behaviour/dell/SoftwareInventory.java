package org.hwautomation.simulator.behaviour.dell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.machine.FirmwareComponent;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourcePath;
import org.hwautomation.simulator.tree.ResourceTree;

/// iDRAC's firmware inventory, whose ids hold state, component, version and place:
/// `Installed-159-1.8.2__BIOS.Setup.1-1` (fact book 3.7). One package serves all places of its
/// component; component 0 is some PCI device, told apart by its PCI ids.
public final class SoftwareInventory {

  private static final Pattern ID =
      Pattern.compile("(Installed|Current|Previous|Available)-([^-]+)-(.*?)(__.*)?");

  private static final String BIOS = "159";
  private static final String IDRAC = "25227";
  private static final String LIFECYCLE_CONTROLLER = "28897";

  /// Installed while the host runs.
  private static final Set<String> NO_REBOOT =
      Set.of(LIFECYCLE_CONTROLLER, "25806", "802", "18981", "104684", "101734");

  private static final Set<String> WITHOUT_PREVIOUS =
      Set.of(LIFECYCLE_CONTROLLER, "25806", "802", "18981", "104684", "101734", "27763");

  private record Entry(
      String path, String state, String component, String version, String place, String key) {}

  private SoftwareInventory() {}

  private static String collection(ResourceTree tree) {
    return tree.link("/redfish/v1", "UpdateService")
        .flatMap(service -> tree.link(service, "FirmwareInventory"))
        .map(ResourcePath::clean)
        .orElse("/redfish/v1/UpdateService/FirmwareInventory");
  }

  private static List<Entry> entries(ResourceTree tree) {
    var entries = new ArrayList<Entry>();
    for (var path : tree.members(collection(tree))) {
      var match = ID.matcher(ResourcePath.lastSegment(path));
      if (!match.matches()) continue;
      var place = match.group(4) == null ? "" : match.group(4);
      var key = key(tree, path, match.group(2));
      entries.add(new Entry(path, match.group(1), match.group(2), match.group(3), place, key));
    }
    return entries;
  }

  private static String key(ResourceTree tree, String path, String component) {
    if (!component.equals("0")) return component;
    var identity =
        tree.at(path, "/Oem/Dell/DellSoftwareInventory/IdentityInfoValue/0").asString("");
    return identity.isEmpty() ? component : identity.replaceFirst("^DCIM:[^:]*:", "");
  }

  /// Makes every component of the inventory known to the machine, by the key that its packages
  /// name.
  public static void discover(Machine machine) {
    var byKey = new LinkedHashMap<String, Entry>();
    for (var entry : entries(machine.tree())) {
      if (entry.state().equals("Installed")) byKey.putIfAbsent(entry.key(), entry);
    }
    byKey.forEach((key, entry) -> know(key, entry, machine));
    relink(machine.tree());
  }

  private static void know(String key, Entry entry, Machine machine) {
    var name = machine.tree().at(entry.path(), "/Name").asString("");
    machine
        .firmware()
        .add(
            new FirmwareComponent(
                key, name, entry.path(), entry.version(), Optional.empty(), activation(entry)));
  }

  private static Activation activation(Entry entry) {
    if (entry.component().equals(IDRAC)) return Activation.BMC_RESTART;
    if (NO_REBOOT.contains(entry.component())) return Activation.NONE;
    return entry.component().equals("27763") || entry.place().startsWith("__PSU")
        ? Activation.POWER_CYCLE
        : Activation.HOST_RESET;
  }

  /// What a job calls the component: `Firmware Update: Network`.
  static String subject(String key, ResourceTree tree) {
    return switch (key) {
      case BIOS, "741" -> "BIOS";
      case IDRAC -> "iDRAC with Lifecycle Controller";
      case "27763" -> "CPLD";
      default -> {
        var place =
            entries(tree).stream()
                .filter(entry -> entry.key().equals(key))
                .map(Entry::place)
                .findFirst()
                .orElse("");
        if (place.startsWith("__NIC") || place.startsWith("__InfiniBand")) yield "Network";
        if (place.startsWith("__PSU")) yield "Power Supply";
        if (place.startsWith("__Disk")) yield "PCIe SSD";
        if (place.contains("Backplane")) yield "Backplane";
        yield place.startsWith("__RAID") ? "SAS RAID" : "Application";
      }
    };
  }

  /// The version that every place of a component shows, at start.
  public static void begin(ResourceTree tree, String component, String version) {
    rename(tree, component, version);
    shown(tree, component, version);
    relink(tree);
  }

  /// What was flashed runs now: the inventory shows it, and keeps the one before as `Previous`.
  static void activate(String key, Machine machine) {
    var before = machine.firmware().component(key);
    if (before.isEmpty() || before.get().staged().isEmpty()) return;
    var after = machine.firmware().activate(key);
    if (after.version().equals(before.get().version())) return;
    var tree = machine.tree();
    if (!WITHOUT_PREVIOUS.contains(key)) previous(tree, key, before.get().version());
    rename(tree, key, after.version());
    shown(tree, key, after.version());
    knowAgain(key, machine);
    if (key.equals(IDRAC)) {
      rename(tree, LIFECYCLE_CONTROLLER, after.version());
      knowAgain(LIFECYCLE_CONTROLLER, machine);
    }
    relink(tree);
  }

  private static void knowAgain(String key, Machine machine) {
    entries(machine.tree()).stream()
        .filter(entry -> entry.state().equals("Installed") && entry.key().equals(key))
        .findFirst()
        .ifPresent(entry -> know(key, entry, machine));
  }

  private static void previous(ResourceTree tree, String key, String version) {
    var installed = new LinkedHashMap<String, Entry>();
    for (var entry : entries(tree)) {
      if (!entry.key().equals(key)) continue;
      if (entry.state().equals("Installed")) installed.put(entry.place(), entry);
      if (entry.state().equals("Previous")) tree.removeMember(collection(tree), entry.path());
    }
    for (var entry : installed.values()) copy(tree, entry, "Previous", version);
  }

  private static void rename(ResourceTree tree, String key, String version) {
    for (var entry : entries(tree)) {
      boolean runs = entry.state().equals("Installed") || entry.state().equals("Current");
      if (!runs || !entry.key().equals(key) || entry.version().equals(version)) continue;
      copy(tree, entry, entry.state(), version);
      tree.removeMember(collection(tree), entry.path());
    }
  }

  private static String copy(ResourceTree tree, Entry entry, String state, String version) {
    var id = state + "-" + entry.component() + "-" + version + entry.place();
    var path = collection(tree) + "/" + id;
    var json = tree.json(entry.path()).map(node -> node.deepCopy()).orElseGet(Json::object);
    json.put("@odata.id", path).put("Id", id).put("Version", version);
    json.withObject("/Oem/Dell/DellSoftwareInventory")
        .put("Status", state.equals("Installed") ? "Installed" : "AvailableForInstallation");
    tree.addMember(collection(tree), path, json);
    return path;
  }

  /// A package that was pushed and waits to be installed, as `Available-…`; empty for components
  /// that this machine does not have.
  static Optional<String> offer(String key, String version, ResourceTree tree) {
    return entries(tree).stream()
        .filter(entry -> entry.state().equals("Installed") && entry.key().equals(key))
        .findFirst()
        .map(entry -> copy(tree, entry, "Available", version));
  }

  static void withdraw(String available, ResourceTree tree) {
    tree.removeMember(collection(tree), available);
  }

  /// Component and version of a `Previous-…` entry.
  static Optional<Map.Entry<String, String>> rollback(String path, ResourceTree tree) {
    return entries(tree).stream()
        .filter(entry -> entry.state().equals("Previous"))
        .filter(entry -> ResourcePath.key(entry.path()).equals(ResourcePath.key(path)))
        .findFirst()
        .map(entry -> Map.entry(entry.key(), entry.version()));
  }

  /// Where a version shows beside the inventory.
  private static void shown(ResourceTree tree, String key, String version) {
    for (var system : tree.link("/redfish/v1", "Systems").map(tree::members).orElse(List.of())) {
      if (!key.equals(BIOS)) continue;
      tree.edit(system, node -> node.put("BiosVersion", version));
      tree.link(system, "Bios")
          .ifPresent(bios ->
              tree.edit(
                  bios, node -> node.withObject("/Attributes").put("SystemBiosVersion", version)));
    }
    for (var manager : tree.link("/redfish/v1", "Managers").map(tree::members).orElse(List.of())) {
      if (key.equals(IDRAC)) tree.edit(manager, node -> node.put("FirmwareVersion", version));
    }
  }

  /// `SoftwareImages` of the Bios and the manager lead to entries whose paths changed.
  private static void relink(ResourceTree tree) {
    for (var manager : tree.link("/redfish/v1", "Managers").map(tree::members).orElse(List.of())) {
      relink(tree, manager, IDRAC);
    }
    for (var system : tree.link("/redfish/v1", "Systems").map(tree::members).orElse(List.of())) {
      tree.link(system, "Bios").ifPresent(bios -> relink(tree, bios, BIOS));
    }
  }

  private static void relink(ResourceTree tree, String path, String component) {
    if (tree.at(path, "/Links/SoftwareImages").isMissingNode()) return;
    var images = entries(tree).stream().filter(e -> e.component().equals(component)).toList();
    tree.edit(
        path,
        node -> {
          var links = node.withObject("/Links");
          var list = links.putArray("SoftwareImages");
          for (var image : images) {
            list.add(Json.link(image.path()));
            if (image.state().equals("Installed")) {
              links.set("ActiveSoftwareImage", Json.link(image.path()));
            }
          }
          links.put("SoftwareImages@odata.count", list.size());
        });
  }
}
