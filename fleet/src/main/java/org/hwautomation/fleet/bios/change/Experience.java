package org.hwautomation.fleet.bios.change;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.Identity;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.change.MethodChoice.Chosen;
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

  /// Lays a plan out by what is known now. One that was approved keeps the methods that it showed,
  /// unless the server or the wish is another by now.
  ///
  /// @param layOut makes the plan from the methods of each attribute
  public <P extends PlannedSettings> P layOut(
      UUID server,
      Identity machine,
      MethodChoice choice,
      List<String> attributes,
      Optional<Sha256> approved,
      Function<Function<String, Chosen>, P> layOut) {
    var histories = histories(machine, attributes);
    var plan = layOut.apply(name -> choice.of(name, histories));
    if (approved.isEmpty()) {
      freeze(server, plan);
      return plan;
    }
    if (plan.hash().equals(approved)) return plan;
    // Another job may have taught something since: what was seen is what runs.
    var seen = frozen.of(approved.get(), server);
    var asSeen = layOut.apply(name -> choice.as(seen.get(name), name));
    return asSeen.hash().equals(approved) ? asSeen : plan;
  }

  /// Keeps what a shown plan learnt; the usual order needs no keeping.
  private void freeze(UUID server, PlannedSettings plan) {
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
}
