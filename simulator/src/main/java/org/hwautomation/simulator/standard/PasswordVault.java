package org.hwautomation.simulator.standard;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.ResourceTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// The BIOS passwords of one machine: those in force and those that wait for POST. Nothing outside
/// reads one; history only says that one was set or cleared.
public final class PasswordVault {

  private static final String ACTION = "Bios.ChangePassword";
  private static final int LONGEST = 32;

  /// The registry's password attributes that one sees, by name.
  @FunctionalInterface
  public interface Described {
    Described BY_BIOS = (tree, bios) -> AttributeRules.of(tree, bios).passwords();

    Map<String, JsonNode> in(ResourceTree tree, String bios);
  }

  private final Set<String> documented;
  private final Described described;
  private final Map<String, String> inForce = new LinkedHashMap<>();
  private final Map<String, String> waiting = new LinkedHashMap<>();

  /// @param documented names of vendors whose action says none
  public PasswordVault(Set<String> documented, Described described) {
    this.documented = documented;
    this.described = described;
  }

  public boolean isEmpty() {
    return waiting.isEmpty();
  }

  /// Takes a `Bios.ChangePassword`, or says what is wrong with it.
  public Optional<Response> stage(Request request, String bios, Machine machine) {
    var json = request.json();
    for (var needed : new String[] {"PasswordName", "OldPassword", "NewPassword"}) {
      if (!json.path(needed).isString()) {
        return Optional.of(machine.errors().base(400, "ActionParameterMissing", ACTION, needed));
      }
    }
    var name = json.path("PasswordName").asString();
    if (!names(bios, machine).contains(name)) {
      return Optional.of(
          machine
              .errors()
              .base(400, "ActionParameterValueNotInList", name, "PasswordName", ACTION));
    }
    if (!json.path("OldPassword").asString().equals(inForce.getOrDefault(name, ""))) {
      return Optional.of(
          machine.errors().base(400, "ActionParameterValueError", "OldPassword", ACTION));
    }
    var wish = json.path("NewPassword").asString();
    if (!wish.isEmpty() && !fits(wish, rule(name, bios, machine))) {
      // With the value in it, as the standard's message has.
      return Optional.of(
          machine
              .errors()
              .base(400, "ActionParameterValueFormatError", wish, "NewPassword", ACTION));
    }
    waiting.put(name, wish);
    return Optional.empty();
  }

  private static boolean fits(String wish, JsonNode rule) {
    return wish.length() >= rule.path("MinLength").asInt(0)
        && wish.length() <= rule.path("MaxLength").asInt(LONGEST);
  }

  private JsonNode rule(String name, String bios, Machine machine) {
    return described.in(machine.tree(), bios).entrySet().stream()
        .filter(one -> one.getKey().equals(name) || one.getKey().startsWith(name + "_"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private Set<String> names(String bios, Machine machine) {
    var action = machine.tree().at(bios, "/Actions/#" + ACTION);
    var names = new LinkedHashSet<String>();
    for (var name : action.path("PasswordName@Redfish.AllowableValues")) names.add(name.asString());
    for (var parameter :
        machine.tree().at(action.path("@Redfish.ActionInfo").asString(""), "/Parameters")) {
      if (!parameter.path("Name").asString("").equals("PasswordName")) continue;
      for (var name : parameter.path("AllowableValues")) names.add(name.asString());
    }
    if (!names.isEmpty()) return names;
    names.addAll(described.in(machine.tree(), bios).keySet());
    names.addAll(documented);
    return names;
  }

  /// POST is over: what waited is in force.
  public void apply(Machine machine) {
    waiting.forEach((name, wish) -> {
      machine.attributeChanged(name, said(inForce.get(name)), said(wish), ACTION);
      inForce.put(name, wish);
    });
    waiting.clear();
  }

  public void forget() {
    waiting.clear();
  }

  /// Whether a password was set or cleared since the machine came.
  public boolean isKnown(String name) {
    return inForce.containsKey(name);
  }

  public boolean isSet(String name) {
    return !inForce.getOrDefault(name, "").isEmpty();
  }

  private static String said(@org.jspecify.annotations.Nullable String password) {
    return password == null || password.isEmpty() ? "not set" : "set";
  }
}
