package org.hwautomation.fleet.bios.compliance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hwautomation.driver.bios.AttributeJudge;
import org.hwautomation.driver.intent.Intent;
import org.hwautomation.driver.intent.IntentCatalog;
import org.hwautomation.fleet.Fault;

/// What is wrong with a rule, whoever wrote it.
final class RuleFaults {

  private static final String NAME = "[a-z0-9][a-z0-9._-]{0,63}";

  private RuleFaults() {}

  /// @param where how messages call the rule
  static List<Fault> of(ComplianceRule rule, String where) {
    var faults = new ArrayList<Fault>();
    if (!rule.name().matches(NAME)) {
      faults.add(
          Fault.of(
              where,
              "name-invalid",
              "a rule's name has lower-case letters, digits, dots, dashes or underscores"));
    }
    if (rule.title().isBlank()) faults.add(Fault.of(where, "title-missing", "it has no title"));
    if (rule.requirement().isEmpty()) {
      faults.add(Fault.of(where, "requirement-missing", "it requires nothing"));
    }
    rule.requirement()
        .attributes()
        .forEach((name, allowed) -> {
          if (allowed.isEmpty()) {
            faults.add(Fault.of(where, "value-missing", name + " has no allowed value"));
          }
        });
    rule.requirement()
        .intents()
        .forEach((name, value) -> intent(name, value, where).ifPresent(faults::add));
    return faults;
  }

  static Optional<Fault> intent(String name, String value, String where) {
    var found = IntentCatalog.find(name);
    if (found.isEmpty()) {
      var names = IntentCatalog.all().stream().map(Intent::name).toList();
      return Optional.of(
          new Fault(
              where,
              "unknown-intent",
              "there is no intent \"" + name + "\".",
              AttributeJudge.nearest(IntentCatalog.normal(name), names)));
    }
    var intent = found.get();
    if (intent.takesList() || intent.allows(IntentCatalog.normal(value))) return Optional.empty();
    return Optional.of(
        new Fault(
            where,
            "unknown-value",
            "%s is one of %s, not \"%s\"."
                .formatted(intent.name(), String.join(", ", intent.values().keySet()), value),
            List.of()));
  }
}
