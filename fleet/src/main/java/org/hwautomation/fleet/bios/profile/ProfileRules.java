package org.hwautomation.fleet.bios.profile;

import java.util.ArrayList;
import java.util.List;
import org.hwautomation.driver.intent.Intent;
import org.hwautomation.driver.intent.IntentCatalog;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Nearest;
import org.hwautomation.fleet.Problem;

/// What every profile must keep to, wherever it comes from.
final class ProfileRules {

  private ProfileRules() {}

  /// @throws Problem with everything that is wrong
  static void check(BiosProfile profile) {
    var faults = new ArrayList<Fault>();
    if (!profile.name().matches("[a-z0-9][a-z0-9._-]{0,63}")) {
      faults.add(
          Fault.of(
              "name",
              "name-invalid",
              "use lower-case letters, digits, dots, dashes or underscores, 64 at most"));
    }
    if (profile.settings().isEmpty() && profile.intents().isEmpty()) {
      faults.add(Fault.of("settings", "empty", "a profile needs a setting or an intent"));
    }
    profile.settings().forEach((name, value) -> setting(name, value, faults));
    profile.intents().forEach((name, value) -> intent(name, value, faults));
    refuse(profile.name(), faults);
  }

  static void refuse(String what, List<Fault> faults) {
    if (faults.isEmpty()) return;
    throw new Problem(
        Problem.Kind.INVALID,
        "profile-invalid",
        faults.size() == 1
            ? "The BIOS profile has a fault: " + faults.getFirst().text()
            : "The BIOS profile %s has %d faults.".formatted(what, faults.size()),
        "Correct what is listed; nothing was saved.",
        faults);
  }

  private static void setting(String name, Object value, List<Fault> faults) {
    var where = "settings." + name;
    if (PreservedAttributes.isSecret(name)) {
      faults.add(
          Fault.of(
              where,
              "secret-in-profile",
              "it is a password: passwords are changed by their own operation"));
    } else if (!(value instanceof String || value instanceof Long || value instanceof Boolean)) {
      faults.add(Fault.of(where, "wrong-type", "a value is a text, a whole number, true or false"));
    }
  }

  private static void intent(String name, String value, List<Fault> faults) {
    var where = "intents." + name;
    var intent = IntentCatalog.find(name);
    if (intent.isEmpty()) {
      var names = IntentCatalog.all().stream().map(Intent::name).toList();
      faults.add(
          new Fault(where, "unknown-intent", "there is no such intent.", Nearest.to(name, names)));
    } else if (!intent.get().allows(value)) {
      var offered = List.copyOf(intent.get().values().keySet());
      faults.add(
          new Fault(
              where,
              "unknown-value",
              "it is one of %s, not \"%s\".".formatted(String.join(", ", offered), value),
              Nearest.to(value, offered)));
    }
  }
}
