package org.hwautomation.fleet.bios.drift;

import java.util.UUID;

/// How a value came to be another.
public sealed interface DriftCause {

  /// A job of ours wrote it.
  record OurJob(UUID job) implements DriftCause {}

  /// It changed between two readings, and no job of ours wrote it.
  record SomebodyElse() implements DriftCause {}

  /// It was never seen as it should be.
  record NeverAsWanted() implements DriftCause {}
}
