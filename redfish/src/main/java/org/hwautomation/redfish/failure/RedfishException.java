package org.hwautomation.redfish.failure;

/// Carries a [Failure] to whoever can decide on it.
public final class RedfishException extends RuntimeException {

  private final transient Failure failure;

  public RedfishException(Failure failure) {
    this(failure, null);
  }

  public RedfishException(Failure failure, @org.jspecify.annotations.Nullable Throwable cause) {
    super(failure.text(), cause);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
