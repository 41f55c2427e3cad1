package org.hwautomation.simulator.behaviour.dell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.fault.Condition;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.standard.AttributeRules;
import org.hwautomation.simulator.standard.PasswordVault;
import org.hwautomation.simulator.tree.ResourcePath;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a BIOS configuration job carries besides attributes: passwords, secure boot and the boot
/// order. All of it waits for a job as attributes do.
final class DellSetup {

  private static final String HASH = "SHA256";

  private final PasswordVault passwords =
      new PasswordVault(
          Set.of(),
          (tree, _) -> AttributeRules.in(tree, AttributeRules.biosDocument(tree)).passwords());
  private @Nullable Boolean secureBoot;
  private List<String> order = List.of();
  private String writer = "";

  boolean isEmpty() {
    return passwords.isEmpty() && secureBoot == null && order.isEmpty();
  }

  Optional<Response> password(Request request, String bios, Machine machine) {
    return passwords.stage(request, bios, machine);
  }

  void secureBoot(boolean enable, String user) {
    secureBoot = enable;
    writer = user;
  }

  /// @param settings of the system; empty where there is none
  Optional<Response> order(
      JsonNode wanted, String system, String settings, Request request, Machine machine) {
    var before = texts(machine.tree().at(system, "/Boot/BootOrder"));
    var after = texts(wanted);
    if (after.size() != before.size() || !new HashSet<>(after).equals(new HashSet<>(before))) {
      return Optional.of(
          machine.errors().base(400, "PropertyValueNotInList", wanted.toString(), "BootOrder"));
    }
    order = after.equals(before) ? List.of() : after;
    writer = request.user() == null ? "" : request.user();
    show(settings, order, machine);
    return Optional.empty();
  }

  boolean changesOrder() {
    return !order.isEmpty();
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    for (var one : array) texts.add(one.asString(""));
    return texts;
  }

  private static void show(String settings, List<String> order, Machine machine) {
    if (settings.isEmpty()) return;
    machine
        .tree()
        .edit(settings, node -> order.forEach(node.withObject("/Boot").putArray("BootOrder")::add));
  }

  void forget(Machine machine) {
    passwords.forget();
    secureBoot = null;
    if (!order.isEmpty()) {
      for (var system : machine.host().systems())
        show(settings(system, machine), List.of(), machine);
    }
    order = List.of();
  }

  /// The settings object of a system, where it carries a boot order.
  static String settings(String system, Machine machine) {
    var path =
        machine.tree().at(system, "/@Redfish.Settings/SettingsObject/@odata.id").asString("");
    return machine.tree().at(path, "/Boot/BootOrder").isArray() ? ResourcePath.clean(path) : "";
  }

  /// The job ended well.
  void apply(String bios, Machine machine) {
    passwords.apply(machine);
    hash("SetupPassword", "SetupPassword", bios, machine);
    hash("SysPassword", "SystemPassword", bios, machine);
    for (var system : machine.host().systems()) {
      secureBoot(system, machine);
      order(system, machine);
    }
    forget(machine);
  }

  /// iDRAC shows a hash of each password that is set. Ours is none of the password.
  private void hash(String password, String shownAs, String bios, Machine machine) {
    if (!passwords.isKnown(password)) return;
    machine
        .tree()
        .edit(
            bios,
            node -> {
              if (!(node.get("Attributes") instanceof ObjectNode shown)) return;
              if (!shown.has(HASH + shownAs)) return;
              shown.put(HASH + shownAs, passwords.isSet(password) ? "5A".repeat(32) : "");
            });
  }

  private void secureBoot(String system, Machine machine) {
    var enable = secureBoot;
    if (enable == null) return;
    machine
        .tree()
        .link(system, "SecureBoot")
        .ifPresent(path -> {
          machine.tree().edit(path, node -> node.put("SecureBootEnable", enable.booleanValue()));
          machine.attributeChanged("SecureBootEnable", "", enable.toString(), writer);
        });
  }

  private void order(String system, Machine machine) {
    if (order.isEmpty()) return;
    var before = texts(machine.tree().at(system, "/Boot/BootOrder"));
    if (before.isEmpty()) return;
    if (machine.faults().strikes(Condition.SETTING_IGNORED, machine, system)) return;
    var after = order;
    machine
        .tree()
        .edit(system, node -> after.forEach(node.withObject("/Boot").putArray("BootOrder")::add));
    machine.attributeChanged("BootOrder", before.toString(), after.toString(), writer);
  }
}
