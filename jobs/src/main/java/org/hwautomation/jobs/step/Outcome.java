package org.hwautomation.jobs.step;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// What one run of a step came to.
public sealed interface Outcome<C> {

  /// @param result read by later steps
  record Done<C>(String summary, JsonNode result) implements Outcome<C> {}

  /// Nothing holds a thread meanwhile.
  ///
  /// @param reason a sentence an operator would like to read
  record Waiting<C>(Duration pause, String reason, C checkpoint) implements Outcome<C> {}

  record Failed<C>(JobFailure failure) implements Outcome<C> {}
}
