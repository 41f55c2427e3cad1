package org.hwautomation.driver.step;

import org.hwautomation.jobs.step.Outcome;

/// A step handler that works on a server. Looks before it acts, may be run twice, never sleeps. May
/// throw `RedfishException`; the step runner turns it into the job's failure once, at the border.
public interface ServerStep<A, C> {

  /// Stored in plans: `firmware.install`, `host.reset` …
  String kind();

  Class<A> arguments();

  Class<C> checkpoint();

  /// Whether a job may be cancelled while this step waits. Only where stopping half-way leaves
  /// nothing half done.
  default boolean cancellableWhileWaiting() {
    return false;
  }

  Outcome<C> run(ServerRun<A, C> run) throws Exception;
}
