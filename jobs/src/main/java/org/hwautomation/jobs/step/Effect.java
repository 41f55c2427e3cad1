package org.hwautomation.jobs.step;

/// What a failed act may have left behind.
public enum Effect {
  NONE,
  /// It may have happened: look first.
  UNKNOWN
}
