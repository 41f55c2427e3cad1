package org.hwautomation.fleet.bios.drift;

import java.util.UUID;

/// What a reading does to the list of drift.
sealed interface DriftChange {

  /// A drift that was not there, or has another value now.
  ///
  /// @param drift with `endedAt` when it is only history: a job of ours changed what nobody expects
  ///   to be otherwise
  record Begin(Drift drift) implements DriftChange {}

  record Confirm(UUID drift) implements DriftChange {}

  record End(UUID drift) implements DriftChange {}
}
