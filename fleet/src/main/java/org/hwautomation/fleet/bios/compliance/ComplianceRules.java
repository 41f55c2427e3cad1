package org.hwautomation.fleet.bios.compliance;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.database.Database;

/// The rules of the fleet: written, changed and taken away by operators, each decision on record.
public final class ComplianceRules {

  private final Database database;
  private final RuleStore store;
  private final AuditLog audit;
  private final InstantSource clock;

  public ComplianceRules(Database database, AuditLog audit, InstantSource clock) {
    this.database = database;
    this.store = new RuleStore(database);
    this.audit = audit;
    this.clock = clock;
  }

  public List<StoredRule> list(Actor actor) {
    actor.require(Permission.READ);
    return store.all();
  }

  public StoredRule find(Actor actor, String name) {
    actor.require(Permission.READ);
    return store.find(name).orElseThrow(() -> unknown(name));
  }

  /// Makes the rule, or puts it in the place of the one with its name.
  public StoredRule save(Actor actor, ComplianceRule rule) {
    actor.require(Permission.CHANGE_SERVERS);
    refuseFaults(RuleFaults.of(rule, rule.name()));
    return database.inTransaction(() -> {
      keep(actor, rule);
      return store.find(rule.name()).orElseThrow();
    });
  }

  public void remove(Actor actor, String name) {
    actor.require(Permission.CHANGE_SERVERS);
    database.transact(() -> {
      if (!store.remove(name)) throw unknown(name);
      audit.append(actor, "bios-rule.remove", name, Map.of());
    });
  }

  /// All rules of a YAML file, or none: every fault is named with its line.
  ///
  /// @param file how messages call it
  public List<StoredRule> importYaml(Actor actor, String file, String yaml) {
    actor.require(Permission.CHANGE_SERVERS);
    var faults = new ArrayList<Fault>();
    var rules = RuleYaml.read(file, yaml, faults);
    refuseFaults(faults);
    return database.inTransaction(() -> {
      rules.forEach(rule -> keep(actor, rule));
      return rules.stream().map(rule -> store.find(rule.name()).orElseThrow()).toList();
    });
  }

  public String exportYaml(Actor actor) {
    return RuleYaml.write(list(actor).stream().map(StoredRule::rule).toList());
  }

  private void keep(Actor actor, ComplianceRule rule) {
    store.save(rule, actor.userName(), clock.instant());
    var details = new LinkedHashMap<String, Object>();
    details.put("title", rule.title());
    details.put("severity", rule.severity().name());
    details.put("scope", rule.scope());
    details.put("requirement", RequirementJson.of(rule.requirement()));
    audit.append(actor, "bios-rule.save", rule.name(), details);
  }

  private static void refuseFaults(List<Fault> faults) {
    if (faults.isEmpty()) return;
    throw new Problem(
        Problem.Kind.INVALID,
        "rule-invalid",
        faults.size() == 1
            ? "A compliance rule has a fault: " + faults.getFirst().text()
            : "Compliance rules have " + faults.size() + " faults; nothing was changed.",
        "Correct what is named and send it again.",
        faults);
  }

  private static Problem unknown(String name) {
    return Problem.notFound(
        "rule-unknown",
        "There is no compliance rule \"%s\".".formatted(name),
        "Look at the list of rules.");
  }
}
