package org.hwautomation.jobs.step;

/// Runs one kind of step. Looks before it acts, may be run twice, never sleeps.
public interface StepHandler<A, C> {
  String kind();

  Class<A> arguments();

  Class<C> checkpoint();

  Outcome<C> run(StepRun<A, C> run) throws Exception;
}
