package org.hwautomation.jobs.step;

/// Runs one kind of step. Looks before it acts, may be run twice, never sleeps.
public interface StepHandler<A, C> {
  String kind();

  Class<A> arguments();

  Class<C> checkpoint();

  /// Whether a job may be cancelled while this step waits. Only where stopping half-way leaves
  /// nothing half done.
  default boolean cancellableWhileWaiting() {
    return false;
  }

  Outcome<C> run(StepRun<A, C> run) throws Exception;
}
