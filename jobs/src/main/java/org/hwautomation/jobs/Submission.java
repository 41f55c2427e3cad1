package org.hwautomation.jobs;

import java.util.UUID;

/// What became of one of many jobs that were asked for together.
public sealed interface Submission {

  /// @param job the new one, or with an idempotency key the one that was made first
  record Accepted(UUID job) implements Submission {}

  /// The subject has an active job already.
  record Busy(UUID activeJob) implements Submission {}
}
