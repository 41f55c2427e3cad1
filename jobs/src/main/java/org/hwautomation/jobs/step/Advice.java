package org.hwautomation.jobs.step;

import java.time.Duration;

/// What to do about a failure.
public sealed interface Advice {

  /// Trying again cannot help.
  record Never(String whatToDo) implements Advice {}

  /// Try again, at the earliest after this pause.
  record After(Duration pause) implements Advice {}

  /// Look at what happened before acting again, at the earliest after this pause.
  record ObserveFirst(Duration pause) implements Advice {}
}
