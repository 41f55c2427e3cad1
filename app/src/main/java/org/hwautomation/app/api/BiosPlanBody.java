package org.hwautomation.app.api;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.intent.IntentOutcome;
import org.hwautomation.fleet.bios.change.BiosChangePlan;
import org.hwautomation.fleet.bios.change.BiosRisk;
import org.hwautomation.fleet.bios.change.SettingChange;
import org.jspecify.annotations.Nullable;

/// What a change would do to one server.
///
/// @param planHash to approve exactly this plan; absent when there is nothing to do or something in
///   the way
/// @param alreadySo wanted settings that hold already
record BiosPlanBody(
    UUID serverId,
    String server,
    @Nullable String planHash,
    long hostReboots,
    long expectedSeconds,
    int passes,
    int alreadySo,
    List<Line> changes,
    List<IntentLine> intents,
    List<RiskLine> risks,
    String wayBack,
    List<StepLine> steps,
    List<String> notes,
    List<ProblemBody.FaultBody> faults) {

  record Line(
      String attribute,
      String displayName,
      @Nullable Object from,
      Object to,
      String reason,
      int pass,
      String method,
      String methodTitle,
      String methodReason,
      List<String> risks) {}

  record IntentLine(String intent, String value, boolean met, Object text) {}

  record RiskLine(String risk, String text) {}

  static BiosPlanBody of(BiosChangePlan plan) {
    return new BiosPlanBody(
        plan.serverId(),
        plan.server(),
        plan.hash().map(Sha256::hex).orElse(null),
        plan.hostReboots(),
        plan.plan().map(p -> p.expected().toSeconds()).orElse(0L),
        plan.comparison().passes(),
        plan.comparison().alreadySo(),
        plan.changes().stream().map(BiosPlanBody::line).toList(),
        plan.intents().stream().map(BiosPlanBody::intent).toList(),
        plan.changes().stream()
            .flatMap(change -> change.risks().stream())
            .distinct()
            .map(risk -> new RiskLine(word(risk), risk.text()))
            .toList(),
        plan.wayBack(),
        plan.plan().map(p -> p.steps().stream().map(StepLine::of).toList()).orElse(List.of()),
        plan.plan().map(p -> p.notes()).orElse(List.of()),
        plan.faults().stream().map(ProblemBody.FaultBody::of).toList());
  }

  private static Line line(SettingChange change) {
    var difference = change.difference();
    return new Line(
        difference.attribute(),
        difference.displayName(),
        difference.from(),
        difference.to(),
        difference.reason(),
        difference.pass(),
        change.method().name().toLowerCase(Locale.ROOT),
        change.method().title(),
        change.methodReason(),
        change.risks().stream().map(BiosPlanBody::word).toList());
  }

  private static String word(BiosRisk risk) {
    return risk.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static IntentLine intent(IntentOutcome outcome) {
    return switch (outcome) {
      case IntentOutcome.Met met -> new IntentLine(met.intent(), met.value(), true, met.settings());
      case IntentOutcome.Unmet unmet ->
          new IntentLine(unmet.intent(), unmet.value(), false, unmet.message());
    };
  }
}
