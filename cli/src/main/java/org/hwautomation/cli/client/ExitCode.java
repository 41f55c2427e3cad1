package org.hwautomation.cli.client;

/// What the shell sees.
public enum ExitCode {
  OK(0),
  FAILED(1),
  USAGE(2),
  DENIED(3),
  NOT_FOUND(4),
  UNREACHABLE(5),
  CONFLICT(6),
  /// A job that was waited for did not succeed.
  JOB_FAILED(7);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
