package org.hwautomation.cli.client;

import java.util.List;

/// The service said no, or could not be asked.
public final class ServiceProblem extends RuntimeException {

  private final int status;
  private final String code;
  private final String whatToDo;
  private final List<String> faults;

  /// @param status HTTP status; 0 when the service could not be reached
  public ServiceProblem(
      int status, String code, String message, String whatToDo, List<String> faults) {
    super(message);
    this.status = status;
    this.code = code;
    this.whatToDo = whatToDo;
    this.faults = List.copyOf(faults);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String whatToDo() {
    return whatToDo;
  }

  public List<String> faults() {
    return faults;
  }

  /// As documented in `hwa --help`.
  public ExitCode exitCode() {
    return switch (status) {
      case 0 -> ExitCode.UNREACHABLE;
      case 401, 403, 429 -> ExitCode.DENIED;
      case 404 -> ExitCode.NOT_FOUND;
      case 409 -> ExitCode.CONFLICT;
      default -> ExitCode.FAILED;
    };
  }
}
