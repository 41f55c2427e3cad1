package org.hwautomation.fleet.step;

import java.util.function.BiFunction;
import org.hwautomation.driver.Capability;
import org.hwautomation.driver.Fallback;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.jobs.step.NoteLevel;

/// All ways of a step's server to do something; falling back to the next is noted in the job.
record Ways<T extends Capability>(ServerRun<?, ?> run, Class<T> capability) {

  static <T extends Capability> Ways<T> of(ServerRun<?, ?> run, Class<T> capability) {
    return new Ways<>(run, capability);
  }

  /// Tries each way until one does not refuse, see [Fallback].
  <R> R tryEach(BiFunction<T, Method, R> act) {
    return Fallback.tryEach(
        run.server(),
        capability,
        way -> act.apply(way, way.method()),
        why -> run.note(NoteLevel.WARN, "method-fallback", why));
  }
}
