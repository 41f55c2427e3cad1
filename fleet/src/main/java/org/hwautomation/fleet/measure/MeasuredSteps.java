package org.hwautomation.fleet.measure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hwautomation.fleet.step.AwaitStable;
import org.hwautomation.fleet.step.CheckWindow;
import org.hwautomation.fleet.step.GoBackBios;
import org.hwautomation.fleet.step.InstallFirmware;
import org.hwautomation.fleet.step.ReadBackBios;
import org.hwautomation.fleet.step.ResetHost;
import org.hwautomation.fleet.step.StageBios;
import org.hwautomation.fleet.window.AwaitWindow;
import org.hwautomation.jobs.JobStep;
import org.hwautomation.jobs.StepState;
import org.hwautomation.jobs.step.EndedStep;
import tools.jackson.databind.JsonNode;

/// Under which name steps are timed, and which of them tell anything.
final class MeasuredSteps {

  /// From the first command to the last good look: what an operator calls a restart.
  static final String RESTART = "restart";

  private MeasuredSteps() {}

  /// Steps of one kind that take differently long have names of their own.
  static String name(String kind, JsonNode arguments) {
    return kind.equals(InstallFirmware.KIND)
        ? kind + ":" + arguments.path("target").path("kind").asString("")
        : kind;
  }

  /// How long it took; empty of a step that had nothing to do, was tried again, or waited for a
  /// person.
  static Optional<Duration> took(EndedStep ended, List<JobStep> steps) {
    var step = ended.step();
    return step.state() == StepState.DONE && step.attempt() == 1 && worked(ended, steps)
        ? between(step, step)
        : Optional.empty();
  }

  /// Of the wait that ends a restart, the whole restart.
  static Optional<Duration> restart(EndedStep ended, List<JobStep> steps) {
    return ended.step().kind().equals(AwaitStable.KIND) && took(ended, steps).isPresent()
        ? reset(ended, steps).flatMap(reset -> between(reset, ended.step()))
        : Optional.empty();
  }

  private static boolean worked(EndedStep ended, List<JobStep> steps) {
    var result = ended.step().result();
    return switch (ended.step().kind()) {
      case StageBios.KIND, GoBackBios.KIND -> result.path("needsActivation").asBoolean(false);
      case ResetHost.KIND -> result.path("restarted").asBoolean(false);
      case AwaitStable.KIND ->
          reset(ended, steps)
              .map(reset -> reset.result().path("restarted").asBoolean(false))
              .orElse(true);
      case ReadBackBios.KIND ->
          !result.path("verdicts").isEmpty()
              && steps.stream().anyMatch(step -> step.kind().equals(ResetHost.KIND));
      case AwaitWindow.KIND, CheckWindow.KIND -> false;
      default -> true;
    };
  }

  private static Optional<JobStep> reset(EndedStep wait, List<JobStep> steps) {
    var key = wait.arguments().path("onlyIf").asString("");
    return steps.stream().filter(step -> step.key().equals(key)).findFirst();
  }

  private static Optional<Duration> between(JobStep first, JobStep last) {
    var from = first.startedAt();
    var to = last.finishedAt();
    return from == null || to == null || to.isBefore(from)
        ? Optional.empty()
        : Optional.of(Duration.between(from, to));
  }
}
