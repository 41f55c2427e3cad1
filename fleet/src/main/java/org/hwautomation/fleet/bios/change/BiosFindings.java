package org.hwautomation.fleet.bios.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.bios.BiosComparison;
import org.hwautomation.driver.bios.BiosDifference;
import org.hwautomation.driver.intent.IntentResolution;
import org.hwautomation.fleet.Fault;
import org.hwautomation.jobs.plan.Plan;

/// What reading a server and laying the wish beside it brought to light: all that a plan is laid
/// out from, but for the methods.
///
/// @param wanted attributes, those included that intents came to
/// @param faults of the wish; a method that is not offered is one more
record BiosFindings(
    UUID serverId,
    String server,
    Identity identity,
    BiosChangeRequest request,
    Map<String, Object> wanted,
    IntentResolution intents,
    BiosComparison comparison,
    List<Fault> faults) {

  List<String> attributes() {
    return comparison.changes().stream().map(BiosDifference::attribute).distinct().toList();
  }

  /// @param method by attribute
  BiosChangePlan layOut(Function<String, MethodChoice.Chosen> method) {
    var all = new ArrayList<>(faults);
    var changes = SettingChange.of(comparison, method, all);
    var plan =
        all.isEmpty() && !changes.isEmpty()
            ? Optional.of(
                BiosChangePlanner.plan(
                    server, identity, changes, request, notes(comparison, request, wanted)))
            : Optional.<Plan>empty();
    return new BiosChangePlan(
        serverId, server, plan, changes, comparison, intents.outcomes(), wayBack(request), all);
  }

  private static List<String> notes(
      BiosComparison comparison, BiosChangeRequest request, Map<String, Object> wanted) {
    var notes = new ArrayList<String>();
    comparison.sideEffects().forEach(effect -> notes.add("The BIOS will also change: " + effect));
    comparison
        .preserved()
        .forEach(name -> notes.add(name + " is on the preserve list and stays as it is"));
    if (comparison.alreadySo() > 0) {
      notes.add("%d of %d settings hold already".formatted(comparison.alreadySo(), wanted.size()));
    }
    if (comparison.passes() > 1 && request.applyTime() instanceof ApplyTime.StageOnly) {
      notes.add(
          "Only the first of %d passes is staged; the rest can be set after the host was restarted."
              .formatted(comparison.passes()));
    }
    return notes;
  }

  private static String wayBack(BiosChangeRequest request) {
    return switch (request.applyTime()) {
      case ApplyTime.StageOnly _ ->
          "Until the host restarts, the pending change can be discarded; after it, the job can be rolled back.";
      case ApplyTime.NextReset _ ->
          "All values of before are kept; rolling back the job makes a plan to set them again. It does"
              + " not go back by itself, because that would restart the host.";
      case ApplyTime.Now _, ApplyTime.At _, ApplyTime.NextWindow _ ->
          switch (request.rollback()) {
            case BY_HAND ->
                "All values of before are kept; rolling back the job makes a plan to set them again.";
            case ON_FAILURE ->
                "All values of before are kept and set again, with one more restart, when a setting does not"
                    + " read back as wanted. A successful job can be rolled back by a plan of its own.";
          };
    };
  }
}
