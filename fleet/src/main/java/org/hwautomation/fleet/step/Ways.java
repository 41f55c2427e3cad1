package org.hwautomation.fleet.step;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.driver.Capability;
import org.hwautomation.driver.Fallback;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.jobs.step.NoteLevel;

/// All ways of a step's server to do something; falling back to the next is noted in the job.
///
/// @param methods those that may be tried, best first
record Ways<T extends Capability>(ServerRun<?, ?> run, Class<T> capability, List<Method> methods) {

  static <T extends Capability> Ways<T> of(ServerRun<?, ?> run, Class<T> capability) {
    return new Ways<>(run, capability, List.of(Method.values()));
  }

  Ways<T> by(List<Method> allowed) {
    return allowed.isEmpty() ? this : new Ways<>(run, capability, List.copyOf(allowed));
  }

  /// Tries each way until one does not refuse, see [Fallback].
  <R> R tryEach(BiFunction<T, Method, R> act) {
    return tryEach(BmcFailures::refusesMethod, act);
  }

  /// @param leadsOn failures after which the next way is tried: nothing may have happened
  <R> R tryEach(Predicate<RuntimeException> leadsOn, BiFunction<T, Method, R> act) {
    return Fallback.tryEach(
        run.server(),
        capability,
        methods,
        leadsOn,
        way -> act.apply(way, way.method()),
        why -> run.note(NoteLevel.WARN, "method-fallback", why));
  }
}
