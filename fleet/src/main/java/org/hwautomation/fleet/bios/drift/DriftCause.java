package org.hwautomation.fleet.bios.drift;

import java.util.UUID;

/// How a value came to be another.
public sealed interface DriftCause {

  /// `JOB`, `SOMEBODY_ELSE` or `NEVER_AS_WANTED`.
  default String name() {
    return switch (this) {
      case OurJob _ -> "JOB";
      case SomebodyElse _ -> "SOMEBODY_ELSE";
      case NeverAsWanted _ -> "NEVER_AS_WANTED";
    };
  }

  /// A job of ours wrote it.
  record OurJob(UUID job) implements DriftCause {}

  /// It changed between two readings, and no job of ours wrote it.
  record SomebodyElse() implements DriftCause {}

  /// It was never seen as it should be.
  record NeverAsWanted() implements DriftCause {}
}
