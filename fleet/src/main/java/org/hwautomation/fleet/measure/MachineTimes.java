package org.hwautomation.fleet.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hwautomation.driver.Identity;
import org.hwautomation.fleet.step.ResetHost;
import org.hwautomation.jobs.plan.Plan;
import org.hwautomation.jobs.plan.PlanStep;

/// What is known of how long steps take on one machine. Pure.
///
/// @param own on its model
/// @param vendors on all machines of its vendor
public record MachineTimes(Identity machine, Map<String, Timing> own, Map<String, Timing> vendors) {

  /// Fewer say nothing.
  static final int ENOUGH = 3;

  public MachineTimes {
    own = java.util.Collections.unmodifiableMap(new TreeMap<>(own));
    vendors = java.util.Collections.unmodifiableMap(new TreeMap<>(vendors));
  }

  /// The plan with each step's expected time as measured, where it was, and a note of what that
  /// rests on. Its hash stays. A step that is expected to take no time, because it is only there in
  /// case, stays so.
  public Plan applyTo(Plan plan) {
    var steps = new ArrayList<PlanStep>();
    int measured = 0;
    int assumed = 0;
    boolean restarts = false;
    for (var step : plan.steps()) {
      if (step.expected().isZero()) {
        steps.add(step);
        continue;
      }
      var timing = timing(MeasuredSteps.name(step.kind(), step.arguments()));
      if (timing.isPresent()) measured++;
      else assumed++;
      restarts |= step.kind().equals(ResetHost.KIND);
      steps.add(timing.map(found -> step.expecting(found.typical())).orElse(step));
    }
    var timed = new Plan(plan.operation(), plan.title(), steps, plan.notes());
    var notes = new ArrayList<>(plan.notes());
    notes.add(note(timed.expected(), measured, assumed, restarts));
    return new Plan(plan.operation(), plan.title(), steps, notes);
  }

  private Optional<Timing> timing(String what) {
    return Optional.ofNullable(own.get(what))
        .filter(found -> found.count() >= ENOUGH)
        .or(() -> Optional.ofNullable(vendors.get(what)).filter(found -> found.count() >= ENOUGH));
  }

  private String note(Duration all, int measured, int assumed, boolean restarts) {
    if (measured == 0) {
      return "Takes about %s: an assumption, because too little was timed on a %s or another %s yet."
          .formatted(inWords(all), machine.model(), machine.vendor());
    }
    var rest =
        assumed == 0
            ? ""
            : ", but for %d of %d steps, which are assumed".formatted(assumed, measured + assumed);
    return "Takes about %s, as earlier jobs did%s.%s"
        .formatted(inWords(all), rest, restarts ? restart() : "");
  }

  private String restart() {
    return timing(MeasuredSteps.RESTART)
        .map(found ->
            " A restart: %s, 90 %% under %s, from %d earlier ones of %s."
                .formatted(
                    inWords(found.typical()), inWords(found.most()), found.count(), whose(found)))
        .orElse("");
  }

  private String whose(Timing found) {
    return found.equals(own.get(MeasuredSteps.RESTART))
        ? machine.model()
        : "any " + machine.vendor();
  }

  /// `8 s`, `3 min 20 s`, `2 h 5 min`.
  private static String inWords(Duration time) {
    long seconds = Math.round(time.toMillis() / 1000.0);
    if (seconds < 60) return seconds + " s";
    if (seconds < 3600) {
      return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
    }
    long minutes = seconds / 60;
    return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
  }
}
