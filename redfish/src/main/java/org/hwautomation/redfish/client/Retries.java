package org.hwautomation.redfish.client;

import java.time.Duration;
import java.util.function.Supplier;
import org.hwautomation.base.Deadline;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.message.Message;
import org.jspecify.annotations.Nullable;

/// Asks again, within the deadline, where that is safe (fact book 2.1, 2.2).
record Retries(int most, Pause pause) {

  private static final Duration FIRST = Duration.ofMillis(500);

  /// After a lost connection, a 503, a 5xx.
  <T> T read(Deadline deadline, Supplier<T> attempt) {
    return repeated(deadline, attempt, Retries::readAgain);
  }

  /// Only when the BMC's own words prove that nothing happened.
  Reply write(Deadline deadline, Supplier<Reply> attempt) {
    return repeated(deadline, attempt, Retries::writeAgain);
  }

  /// How soon to try again after so many tries before; null for never.
  private interface Patience {
    @Nullable Duration after(Failure failure, int tries);
  }

  private <T> T repeated(Deadline deadline, Supplier<T> attempt, Patience patience) {
    for (int tries = 0; ; tries++) {
      try {
        return attempt.get();
      } catch (RedfishException e) {
        var wait = tries < most ? patience.after(e.failure(), tries) : null;
        if (wait == null || wait.compareTo(deadline.remaining()) >= 0) throw e;
        try {
          pause.forThe(wait);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw e;
        }
      }
    }
  }

  private static Duration growing(int tries) {
    return FIRST.multipliedBy(1L << tries);
  }

  private static @Nullable Duration readAgain(Failure failure, int tries) {
    return switch (failure) {
      case Failure.Busy(var _, var retryAfter, var _) ->
          retryAfter == null ? growing(tries) : retryAfter;
      // At once the first time: a BMC that closes kept connections is not in trouble.
      case Failure.ConnectionLost _ -> tries == 0 ? Duration.ZERO : growing(tries);
      case Failure.ServiceError _ -> growing(tries);
      // Once: who waits longer for a BMC that is away can do so without holding a thread.
      case Failure.Unreachable _, Failure.TlsFailed _ -> tries == 0 ? FIRST : null;
      case Failure.TlsUntrusted _, Failure.DeadlineExceeded _, Failure.CircuitOpen _ -> null;
      case Failure.Unauthenticated _, Failure.Forbidden _, Failure.SessionLimit _ -> null;
      case Failure.PasswordChangeRequired _, Failure.LicenseRequired _ -> null;
      case Failure.NotFound _, Failure.MethodNotAllowed _, Failure.Conflict _ -> null;
      case Failure.PreconditionFailed _, Failure.RejectedByValidation _ -> null;
      case Failure.NotSupported _, Failure.UploadTooLarge _, Failure.BadAnswer _ -> null;
    };
  }

  private static @Nullable Duration writeAgain(Failure failure, int tries) {
    if (failure instanceof Failure.Busy(var _, var retryAfter, var messages)
        && messages.stream().anyMatch(Retries::saysNotStarted)) {
      return retryAfter == null ? growing(tries) : retryAfter;
    }
    return null;
  }

  private static boolean saysNotStarted(Message message) {
    return message.is("SYS518")
        || message.is("ServiceTemporarilyUnavailable")
        || message.is("ResourceNotReadyRetry");
  }
}
