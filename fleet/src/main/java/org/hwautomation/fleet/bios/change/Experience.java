package org.hwautomation.fleet.bios.change;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.Identity;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.measure.FrozenChoices;
import org.hwautomation.fleet.bios.measure.FrozenChoices.Choice;
import org.hwautomation.fleet.bios.measure.MethodFigures;
import org.hwautomation.fleet.bios.measure.SettingHistory;
import org.hwautomation.fleet.bios.measure.SettingResults;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.devicetype.MethodUse;
import org.hwautomation.fleet.measure.StepTimes;

/// What earlier changes taught, as a plan asks for it.
public final class Experience {

  private final SettingResults results;
  private final FrozenChoices frozen;
  private final StepTimes times;
  private final InstantSource clock;

  public Experience(Database database, InstantSource clock) {
    this.results = new SettingResults(database);
    this.frozen = new FrozenChoices(database);
    this.times = new StepTimes(database);
    this.clock = clock;
  }

  /// What plans go by, for people.
  public List<MethodFigures> figures(Actor actor, MethodFigures.Query query) {
    actor.require(Permission.READ);
    return results.figures(query, clock.instant());
  }

  Map<String, SettingHistory> histories(Identity machine, Collection<String> attributes) {
    return results.of(machine, attributes, clock.instant());
  }

  /// Keeps what a shown plan learnt; the usual order needs no keeping.
  void freeze(UUID server, BiosChangePlan plan) {
    var learnt = new TreeMap<String, Choice>();
    for (var change : plan.changes()) {
      if (change.method() == MethodUse.TOOL_FALLBACK) {
        learnt.put(
            change.difference().attribute(), new Choice(change.method(), change.methodReason()));
      }
    }
    if (learnt.isEmpty()) return;
    plan.hash().ifPresent(hash -> frozen.keep(hash, server, learnt, clock.instant()));
  }

  /// With the time that its steps took on machines like this one.
  BiosChangePlan timed(BiosChangePlan plan, Identity machine) {
    return plan.plan().isEmpty() ? plan : plan.with(times.of(machine)::applyTo);
  }

  Map<String, Choice> frozen(Sha256 plan, UUID server) {
    return frozen.of(plan, server);
  }
}
