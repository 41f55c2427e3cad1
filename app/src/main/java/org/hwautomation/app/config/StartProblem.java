package org.hwautomation.app.config;

/// Why the service cannot start: one line, what is wrong and how to fix it.
public final class StartProblem extends RuntimeException {
  public StartProblem(String message) {
    super(message);
  }

  public StartProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
