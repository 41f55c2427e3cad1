package org.hwautomation.postgres;

/// Why the embedded database cannot be used: one line for the operator, what happened and how to
/// fix it.
public final class PostgresProblem extends RuntimeException {

  private final Kind kind;

  public enum Kind {
    /// Another instance of the service holds the data directory.
    HELD_BY_ANOTHER,
    /// Rights, space, or no binaries for this machine.
    UNUSABLE,
    /// It was started and did not come up.
    DOES_NOT_START
  }

  PostgresProblem(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  PostgresProblem(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
