package org.hwautomation.fleet;

import java.util.List;

/// Something the caller asked for that cannot be done: what happened, to what, and what to do next.
/// Borders (REST, CLI, pages) show it as it is; it never carries a secret.
public class Problem extends RuntimeException {

  /// What sort of trouble it is; decides the HTTP status at the border.
  public enum Kind {
    INVALID,
    DENIED,
    NOT_FOUND,
    CONFLICT,
    /// The BMC, a file or the service is not in a state to answer now.
    UNAVAILABLE
  }

  private final Kind kind;
  private final String code;
  private final String whatToDo;
  private final transient List<Fault> faults;

  public Problem(Kind kind, String code, String message, String whatToDo, List<Fault> faults) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.whatToDo = whatToDo;
    this.faults = List.copyOf(faults);
  }

  public Problem(Kind kind, String code, String message, String whatToDo) {
    this(kind, code, message, whatToDo, List.of());
  }

  public static Problem invalid(String code, String message, String whatToDo) {
    return new Problem(Kind.INVALID, code, message, whatToDo);
  }

  public static Problem notFound(String code, String message, String whatToDo) {
    return new Problem(Kind.NOT_FOUND, code, message, whatToDo);
  }

  public static Problem conflict(String code, String message, String whatToDo) {
    return new Problem(Kind.CONFLICT, code, message, whatToDo);
  }

  public static Problem unavailable(String code, String message, String whatToDo) {
    return new Problem(Kind.UNAVAILABLE, code, message, whatToDo);
  }

  public Kind kind() {
    return kind;
  }

  /// Stable, for programs: `server-name-taken`, `bmc-login-refused` …
  public String code() {
    return code;
  }

  public String whatToDo() {
    return whatToDo;
  }

  public List<Fault> faults() {
    return faults;
  }
}
