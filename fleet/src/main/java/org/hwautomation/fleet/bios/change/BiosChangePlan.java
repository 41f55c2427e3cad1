package org.hwautomation.fleet.bios.change;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.bios.BiosComparison;
import org.hwautomation.driver.intent.IntentOutcome;
import org.hwautomation.fleet.Fault;
import org.hwautomation.jobs.plan.Plan;

/// What a change would do to one server, with all that it rests on.
///
/// @param plan present only when nothing stands in the way and something is to be done
/// @param changes the difference, in the order in which it is written
/// @param wayBack how to go back, in a sentence
/// @param faults everything that stands in the way, at once
public record BiosChangePlan(
    UUID serverId,
    String server,
    Optional<Plan> plan,
    List<SettingChange> changes,
    BiosComparison comparison,
    List<IntentOutcome> intents,
    String wayBack,
    List<Fault> faults)
    implements PlannedSettings {

  static final BiosComparison NO_COMPARISON =
      new BiosComparison(List.of(), List.of(), List.of(), List.of(), 0);

  public BiosChangePlan {
    changes = List.copyOf(changes);
    intents = List.copyOf(intents);
    faults = List.copyOf(faults);
  }

  static BiosChangePlan impossible(UUID id, String server, List<Fault> faults) {
    return new BiosChangePlan(
        id, server, Optional.empty(), List.of(), NO_COMPARISON, List.of(), "", faults);
  }

  BiosChangePlan with(UnaryOperator<Plan> other) {
    return new BiosChangePlan(
        serverId, server, plan.map(other), changes, comparison, intents, wayBack, faults);
  }

  public Optional<Sha256> hash() {
    return plan.map(Plan::hash);
  }

  /// Everything is as wanted already.
  public boolean changesNothing() {
    return faults.isEmpty() && changes.isEmpty();
  }

  public long hostReboots() {
    return plan.map(Plan::hostReboots).orElse(0L);
  }
}
