package org.hwautomation.simulator.behaviour.hpe;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.FirmwareComponent;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourceTree;

/// Where iLO shows versions beside the inventory: its own in the service root and the manager, the
/// ROM's in the system, the ROM before as redundant ROM, and in the id of the BIOS registry (fact
/// book 4.1, 4.3, 4.5). Components are called by their `Description`.
public final class IloVersions implements Behaviour {

  /// Of iLO itself.
  public static final String ILO = "SystemBMC";

  /// The ROM that runs.
  public static final String ROM = "SystemRomActive";

  static final String REDUNDANT = "SystemRomBackup";

  private static final String ROOT = "/redfish/v1";
  private static final Pattern ILO_VERSION = Pattern.compile("^(\\d+)\\.(\\d+)\\S*(?: (.*))?$");
  private static final Pattern ROM_VERSION =
      Pattern.compile("^([A-Z]\\d{2}) v(\\d+)\\.(\\d+)\\S*(?: \\((.*)\\))?$");

  private final IloBios bios;

  public IloVersions(IloBios bios) {
    this.bios = bios;
  }

  @Override
  public void onHostPostFinished(Machine machine) {
    staged(ROM, machine)
        .ifPresent(version -> {
          var before = machine.firmware().component(ROM).orElseThrow().version();
          if (version.equals(before)) return;
          machine
              .firmware()
              .component(REDUNDANT)
              .ifPresent(spare ->
                  machine.tree().edit(spare.inventoryPath(), node -> node.put("Version", before)));
          rom(machine.tree(), bios.system(), version, before);
          renameRegistry(version, machine);
        });
  }

  @Override
  public void onBmcReady(Machine machine) {
    staged(ILO, machine).ifPresent(version -> ilo(machine.tree(), version));
  }

  private static Optional<String> staged(String component, Machine machine) {
    return machine.firmware().component(component).flatMap(FirmwareComponent::staged);
  }

  /// Shows iLO's version everywhere but in the inventory.
  public static void ilo(ResourceTree tree, String version) {
    var match = ILO_VERSION.matcher(version);
    if (!match.matches()) return;
    var number = match.group(1) + "." + match.group(2);
    tree.edit(
        ROOT,
        node -> {
          var manager = node.at("/Oem/Hpe/Manager/0");
          if (manager instanceof tools.jackson.databind.node.ObjectNode own) {
            own.put("ManagerFirmwareVersion", number);
          }
        });
    for (var path : tree.link(ROOT, "Managers").map(tree::members).orElse(List.of())) {
      tree.edit(
          path,
          node -> {
            var text = node.path("Model").asString("iLO") + " v" + number;
            node.put("FirmwareVersion", text);
            node.withObject("/Oem/Hpe/Firmware/Current")
                .put("Date", match.group(3) == null ? "" : match.group(3))
                .put("MajorVersion", Integer.parseInt(match.group(1)))
                .put("MinorVersion", Integer.parseInt(match.group(2)))
                .put("VersionString", text);
          });
    }
  }

  /// Shows the ROM's version in the system.
  public static void rom(ResourceTree tree, String system, String version, String before) {
    tree.edit(
        system,
        node -> {
          node.put("BiosVersion", version);
          var shown = node.withObject("/Oem/Hpe/Bios");
          for (var one : List.of(List.of("Current", version), List.of("Backup", before))) {
            var match = ROM_VERSION.matcher(one.get(1));
            if (!match.matches()) continue;
            shown
                .withObject("/" + one.get(0))
                .put("Family", match.group(1))
                .put("Date", match.group(4) == null ? "" : match.group(4))
                .put("VersionString", one.get(1));
          }
        });
  }

  /// `BiosAttributeRegistryU54.v1_2_11`: every ROM brings its own.
  private void renameRegistry(String version, Machine machine) {
    var match = ROM_VERSION.matcher(version);
    if (!match.matches()) return;
    var tree = machine.tree();
    var before = tree.at(bios.bios(), "/AttributeRegistry").asString("");
    var id =
        "BiosAttributeRegistry%s.v1_%s_%s"
            .formatted(match.group(1), match.group(2), match.group(3));
    if (before.isEmpty() || before.equals(id)) return;
    rename(tree, before, id, "1." + match.group(2) + "." + match.group(3));
    bios.registryIs(id, machine);
  }

  /// Lists the registry under another id.
  public static void rename(ResourceTree tree, String before, String id, String version) {
    var registries = tree.link(ROOT, "Registries").orElse(ROOT + "/Registries");
    var file = registries + "/" + before;
    var document = tree.at(file, "/Location/0/Uri").asString("");
    if (document.isEmpty()) return;
    var renamed =
        document.substring(0, document.lastIndexOf('/') + 1) + id.toLowerCase(Locale.ROOT);
    tree.json(document)
        .ifPresent(json ->
            tree.put(
                renamed,
                json.deepCopy()
                    .put("@odata.id", renamed)
                    .put("Id", id)
                    .put("RegistryVersion", version)));
    tree.remove(document);
    var entry = tree.json(file).map(json -> json.deepCopy()).orElseGet(Json::object);
    entry
        .put("@odata.id", registries + "/" + id)
        .put("Id", id)
        .put("Registry", id)
        .put("Description", "Registry Definition File for " + id);
    var location = entry.putArray("Location").addObject();
    location.put("Language", "en").put("Uri", renamed);
    tree.removeMember(registries, file);
    tree.addMember(registries, registries + "/" + id, entry);
  }
}
