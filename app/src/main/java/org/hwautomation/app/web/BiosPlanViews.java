package org.hwautomation.app.web;

import java.util.ArrayList;
import java.util.List;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.bios.change.BiosChangePlan;
import org.hwautomation.fleet.bios.change.BiosRisk;
import org.hwautomation.fleet.bios.change.SettingChange;

/// Plans of a BIOS change as the dialog shows them.
final class BiosPlanViews {

  private BiosPlanViews() {}

  private static final List<String> COLUMNS =
      List.of("Setting", "Attribute", "Now", "Wanted", "Method", "Why");

  static PlanCard of(BiosChangePlan plan) {
    return new PlanCard(
        plan.serverId().toString(),
        plan.server(),
        "",
        outlook(plan),
        switch (outlook(plan)) {
          case READY -> effort(plan);
          case NOTHING -> "as wanted already";
          case CANNOT -> "cannot be changed as asked";
        },
        plan.hash().map(Sha256::hex).orElse(""),
        plan.faults().stream().map(Fault::text).toList(),
        plan.changes().stream()
            .flatMap(change -> change.risks().stream())
            .distinct()
            .map(BiosRisk::text)
            .toList(),
        plan.plan().map(p -> p.notes()).orElse(List.of()),
        List.of(
            new PlanCard.Table(
                "", COLUMNS, plan.changes().stream().map(BiosPlanViews::row).toList())),
        plan.plan().isPresent() ? plan.wayBack() : "",
        plan.plan().map(p -> PlannedPhases.of(p.steps())).orElse(List.of()));
  }

  private static PlanCard.Outlook outlook(BiosChangePlan plan) {
    if (plan.plan().isPresent()) return PlanCard.Outlook.READY;
    return plan.changesNothing() ? PlanCard.Outlook.NOTHING : PlanCard.Outlook.CANNOT;
  }

  private static String effort(BiosChangePlan plan) {
    return plan.plan()
        .map(p ->
            "%s · %s · about %s"
                .formatted(
                    counted(plan.changes().size(), "setting"),
                    counted(p.hostReboots(), "host restart"),
                    Times.brief(p.expected())))
        .orElse("");
  }

  private static List<String> row(SettingChange change) {
    var difference = change.difference();
    return List.of(
        difference.displayName(),
        difference.attribute(),
        String.valueOf(difference.from()),
        String.valueOf(difference.to()),
        change.method().title() + ": " + change.methodReason(),
        difference.reason());
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
