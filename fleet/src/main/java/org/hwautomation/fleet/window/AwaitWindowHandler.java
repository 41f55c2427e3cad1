package org.hwautomation.fleet.window;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.hwautomation.fleet.Problem;
import org.hwautomation.jobs.step.Advice;
import org.hwautomation.jobs.step.Effect;
import org.hwautomation.jobs.step.JobFailure;
import org.hwautomation.jobs.step.Outcome;
import org.hwautomation.jobs.step.StepHandler;
import org.hwautomation.jobs.step.StepRun;
import tools.jackson.databind.node.JsonNodeFactory;

/// Goes on while the window is open; else gives the job's place back until it opens. Asks the
/// database each time, and so follows whoever edits the window, and never the BMC.
public final class AwaitWindowHandler
    implements StepHandler<AwaitWindow, AwaitWindowHandler.LookedFor> {

  /// One that is switched off may be switched on at any time; then the job is told. This is for the
  /// case that nobody tells it.
  private static final Duration LOOK_AGAIN = Duration.ofDays(1);

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm zzz", Locale.ENGLISH);

  private final Windows windows;

  public AwaitWindowHandler(Windows windows) {
    this.windows = windows;
  }

  /// @param window what was waited for last
  public record LookedFor(String window) {}

  @Override
  public String kind() {
    return AwaitWindow.KIND;
  }

  @Override
  public Class<AwaitWindow> arguments() {
    return AwaitWindow.class;
  }

  @Override
  public Class<LookedFor> checkpoint() {
    return LookedFor.class;
  }

  @Override
  public boolean cancellableWhileWaiting() {
    return true;
  }

  @Override
  public Outcome<LookedFor> run(StepRun<AwaitWindow, LookedFor> run) {
    try {
      return look(run, run.arguments().choice());
    } catch (Problem serverIsGone) {
      return new Outcome.Failed<>(
          new JobFailure(
              serverIsGone.code(),
              String.valueOf(serverIsGone.getMessage()),
              Effect.NONE,
              new Advice.Never(serverIsGone.whatToDo())));
    }
  }

  private Outcome<LookedFor> look(StepRun<AwaitWindow, LookedFor> run, WindowChoice choice) {
    return switch (windows.look(choice, UUID.fromString(run.subject()))) {
      case WindowState.Open(var window, var opening) ->
          new Outcome.Done<>(
              "window %s is open".formatted(window),
              JsonNodeFactory.instance
                  .objectNode()
                  .put("window", window)
                  .put("until", opening.until().toString()));
      case WindowState.Closed(var window, var next) ->
          new Outcome.Postponed<>(
              next.from(),
              choice.waitsFor(),
              "waits for window %s, which opens %s"
                  .formatted(window.name(), local(next.from(), window.zone())),
              new LookedFor(window.name()));
      case WindowState.Off(var window) ->
          new Outcome.Postponed<>(
              run.clock().instant().plus(LOOK_AGAIN),
              choice.waitsFor(),
              "waits for window %s, which is switched off".formatted(window),
              new LookedFor(window));
      case WindowState.Never(var fault) -> gone(run, choice, fault.text());
    };
  }

  private static Outcome<LookedFor> gone(
      StepRun<AwaitWindow, LookedFor> run, WindowChoice choice, String why) {
    return new Outcome.Failed<>(
        new JobFailure(
            "window-gone",
            "%s is gone (%s); nothing more was begun".formatted(capital(choice.words()), why),
            Effect.NONE,
            new Advice.Never(
                "Make %s again and resume this job, or ask for the change anew."
                    .formatted(
                        run.checkpoint()
                            .map(last -> "window " + last.window())
                            .orElse(choice.words())))));
  }

  static String local(Instant moment, ZoneId zone) {
    return LOCAL.format(moment.atZone(zone));
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
