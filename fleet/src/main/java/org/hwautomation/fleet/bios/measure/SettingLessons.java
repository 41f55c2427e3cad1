package org.hwautomation.fleet.bios.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.fleet.measure.JobMachine;
import org.hwautomation.fleet.step.GoBackBios;
import org.hwautomation.fleet.step.ReadBackBios;
import org.hwautomation.fleet.step.StageBios;
import org.hwautomation.fleet.step.VerifyBios;
import org.hwautomation.jobs.JobStep;
import org.hwautomation.jobs.StepState;
import org.hwautomation.jobs.step.EndedStep;
import org.hwautomation.jobs.step.StepEnds;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Writes down what became of each setting: refusals when a change was staged, and what the machine
/// showed when it was read back.
public final class SettingLessons implements StepEnds {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SettingResults results;

  public SettingLessons(SettingResults results) {
    this.results = results;
  }

  @Override
  public void over(EndedStep ended, List<JobStep> steps) {
    var machine = JobMachine.of(steps);
    if (machine.isEmpty()) return;
    results.add(
        lessons(ended, steps, machine.get()).stream()
            .sorted(Comparator.comparing(SettingResult::attribute))
            .toList());
  }

  private static List<SettingResult> lessons(
      EndedStep ended, List<JobStep> steps, Identity machine) {
    return switch (ended.step().kind()) {
      case StageBios.KIND, GoBackBios.KIND -> refusals(ended, machine);
      case ReadBackBios.KIND, VerifyBios.KIND -> readBack(ended, steps, machine);
      default -> List.of();
    };
  }

  /// A refusal tells of the method even when another method worked in the same step.
  private static List<SettingResult> refusals(EndedStep ended, Identity machine) {
    var refused = new ArrayList<SettingResult>();
    for (var refusal : ended.checkpoint().path("refusals")) {
      for (var attribute : refusal.path("attributes")) {
        method(refusal)
            .ifPresent(method ->
                refused.add(
                    new SettingResult(
                        ended.job(),
                        ended.step().key(),
                        attribute.asString(""),
                        method,
                        machine,
                        BiosVerdict.Result.REJECTED,
                        Optional.empty(),
                        Optional.empty(),
                        end(ended.step()))));
      }
    }
    return refused;
  }

  private static List<SettingResult> readBack(
      EndedStep ended, List<JobStep> steps, Identity machine) {
    var read = new ArrayList<SettingResult>();
    if (ended.step().state() != StepState.DONE) return read;
    for (var verdict : verdicts(ended.step().result())) {
      if (verdict.result() == BiosVerdict.Result.UNPROVEN) continue;
      for (var stage : stages(ended, steps)) {
        if (!stage.result().path("attributes").has(verdict.attribute())) continue;
        method(stage.result())
            .ifPresent(method ->
                read.add(
                    new SettingResult(
                        ended.job(),
                        ended.step().key(),
                        verdict.attribute(),
                        method,
                        machine,
                        verdict.result(),
                        staging(stage),
                        between(stage.finishedAt(), ended.step().finishedAt()),
                        end(ended.step()))));
      }
    }
    return read;
  }

  /// The steps that brought something into the BMC for this one to read back.
  private static List<JobStep> stages(EndedStep ended, List<JobStep> steps) {
    var arguments = ended.arguments();
    var keys =
        arguments.has("stageStep")
            ? List.of(arguments.path("stageStep").asString(""))
            : StreamSupport.stream(arguments.path("stageSteps").spliterator(), false)
                .map(node -> node.asString(""))
                .toList();
    return steps.stream()
        .filter(step -> keys.contains(step.key()))
        .filter(step -> step.result().path("needsActivation").asBoolean(false))
        .toList();
  }

  /// Bare, or in an envelope.
  private static List<BiosVerdict> verdicts(JsonNode result) {
    var list = result.isArray() ? result : result.path("verdicts");
    try {
      return list.isArray() ? List.of(JSON.treeToValue(list, BiosVerdict[].class)) : List.of();
    } catch (JacksonException e) {
      return List.of(); // a program of another version wrote it: nothing is learnt from it
    }
  }

  /// Not of a step in which one method was refused first: it tells of both together.
  private static Optional<Duration> staging(JobStep stage) {
    return stage.attempt() == 1 && !stage.result().path("afterRefusal").asBoolean(false)
        ? between(stage.startedAt(), stage.finishedAt())
        : Optional.empty();
  }

  private static Optional<Duration> between(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null || to.isBefore(from)
        ? Optional.empty()
        : Optional.of(Duration.between(from, to));
  }

  private static Optional<Method> method(JsonNode node) {
    var name = node.path("method").asString("");
    for (var method : Method.values()) if (method.name().equals(name)) return Optional.of(method);
    return Optional.empty();
  }

  private static Instant end(JobStep step) {
    return Objects.requireNonNull(step.finishedAt(), "an ended step has an end");
  }
}
