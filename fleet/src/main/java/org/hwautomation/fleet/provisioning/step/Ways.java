package org.hwautomation.fleet.provisioning.step;

import java.util.List;
import java.util.function.BiFunction;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.driver.Capability;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.jobs.step.NoteLevel;

/// Falls back from one method to the next (Redfish → vendor tool → IPMI) and writes down why.
final class Ways<T extends Capability> {

  private final ServerRun<?, ?> run;
  private final List<T> ways;
  private final String what;

  private Ways(ServerRun<?, ?> run, List<T> ways, String what) {
    this.run = run;
    this.ways = ways;
    this.what = what;
  }

  static <T extends Capability> Ways<T> of(ServerRun<?, ?> run, Class<T> capability) {
    return new Ways<>(run, run.server().ways(capability), capability.getSimpleName());
  }

  /// Tries each way until one does not refuse. Only a refusal of the method itself (not supported,
  /// no licence, BMC web service unreachable) leads on to the next; any other failure is the
  /// failure of the step.
  <R> R tryEach(BiFunction<T, Method, R> act) {
    RuntimeException refusal =
        new IllegalStateException(run.server().name() + " offers no way for " + what);
    for (var way : ways) {
      try {
        return act.apply(way, way.method());
      } catch (RuntimeException e) {
        if (!BmcFailures.refusesMethod(e)) throw e;
        refusal = e;
        run.note(
            NoteLevel.WARN,
            "method-fallback",
            "%s by %s did not work (%s)%s"
                .formatted(
                    what,
                    way.method(),
                    BmcFailures.describe(e),
                    way == ways.getLast() ? "; there is no other way" : "; trying the next way"));
      }
    }
    throw refusal;
  }
}
