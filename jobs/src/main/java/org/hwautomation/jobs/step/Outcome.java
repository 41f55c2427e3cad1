package org.hwautomation.jobs.step;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// What one run of a step came to.
public sealed interface Outcome<C> {

  /// @param result read by later steps
  record Done<C>(String summary, JsonNode result) implements Outcome<C> {}

  /// Nothing holds a thread meanwhile.
  ///
  /// @param reason a sentence an operator would like to read
  record Waiting<C>(Duration pause, String reason, C checkpoint) implements Outcome<C> {}

  /// Nothing of the job goes on meanwhile: it leaves its places to others and is queued again when
  /// the time comes, or when somebody says that what it waits for has changed.
  ///
  /// @param waitsFor as `Jobs.lookAgain` names it
  record Postponed<C>(Instant until, String waitsFor, String reason, C checkpoint)
      implements Outcome<C> {}

  record Failed<C>(JobFailure failure) implements Outcome<C> {}
}
