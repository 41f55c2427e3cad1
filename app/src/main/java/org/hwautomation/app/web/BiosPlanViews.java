package org.hwautomation.app.web;

import java.util.ArrayList;
import java.util.List;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.bios.change.BiosChangePlan;
import org.hwautomation.fleet.bios.change.BiosRisk;

/// Plans of a BIOS change as the dialog shows them.
final class BiosPlanViews {

  private BiosPlanViews() {}

  static BiosChangeView.PlanView of(BiosChangePlan plan) {
    return new BiosChangeView.PlanView(
        plan.serverId().toString(),
        plan.server(),
        plan.hash().map(Sha256::hex).orElse(""),
        plan.plan()
            .map(p ->
                "%s · %s · about %s"
                    .formatted(
                        counted(plan.changes().size(), "setting"),
                        counted(p.hostReboots(), "host restart"),
                        Times.brief(p.expected())))
            .orElse(""),
        plan.changes().stream()
            .map(change ->
                List.of(
                    change.difference().displayName(),
                    change.difference().attribute(),
                    String.valueOf(change.difference().from()),
                    String.valueOf(change.difference().to()),
                    change.method().title(),
                    change.difference().reason()))
            .toList(),
        plan.changes().stream()
            .flatMap(change -> change.risks().stream())
            .distinct()
            .map(BiosRisk::text)
            .toList(),
        plan.plan().map(p -> p.notes()).orElse(List.of()),
        plan.faults().stream().map(Fault::text).toList(),
        plan.plan().isPresent() ? plan.wayBack() : "",
        plan.plan().map(p -> PlannedPhases.of(p.steps())).orElse(List.of()));
  }

  /// What going would do to all of them, in a sentence.
  static String summary(List<BiosChangePlan> plans) {
    long ready = plans.stream().filter(plan -> plan.plan().isPresent()).count();
    long settings = plans.stream().mapToLong(plan -> plan.changes().size()).sum();
    long reboots = plans.stream().mapToLong(BiosChangePlan::hostReboots).sum();
    long done = plans.stream().filter(BiosChangePlan::changesNothing).count();
    var parts = new ArrayList<String>();
    if (done > 0) parts.add(done + (done == 1 ? " server has" : " servers have") + " it already");
    long faulty = plans.size() - ready - done;
    if (faulty > 0) parts.add(faulty + " cannot be changed as asked");
    if (ready > 0) {
      parts.add(
          "%s on %s, %s"
              .formatted(
                  counted(settings, "setting"),
                  counted(ready, "server"),
                  counted(reboots, "host restart")));
    }
    return String.join("; ", parts) + (parts.isEmpty() ? "" : ".");
  }

  static String counted(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
