package org.hwautomation.driver;

import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hwautomation.jobs.step.Advice;
import org.hwautomation.jobs.step.Effect;
import org.hwautomation.jobs.step.JobFailure;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.Failure.BadAnswer;
import org.hwautomation.redfish.failure.Failure.Busy;
import org.hwautomation.redfish.failure.Failure.CircuitOpen;
import org.hwautomation.redfish.failure.Failure.Conflict;
import org.hwautomation.redfish.failure.Failure.ConnectionLost;
import org.hwautomation.redfish.failure.Failure.DeadlineExceeded;
import org.hwautomation.redfish.failure.Failure.Forbidden;
import org.hwautomation.redfish.failure.Failure.LicenseRequired;
import org.hwautomation.redfish.failure.Failure.MethodNotAllowed;
import org.hwautomation.redfish.failure.Failure.NotFound;
import org.hwautomation.redfish.failure.Failure.NotSupported;
import org.hwautomation.redfish.failure.Failure.PasswordChangeRequired;
import org.hwautomation.redfish.failure.Failure.PreconditionFailed;
import org.hwautomation.redfish.failure.Failure.RejectedByValidation;
import org.hwautomation.redfish.failure.Failure.ServiceError;
import org.hwautomation.redfish.failure.Failure.SessionLimit;
import org.hwautomation.redfish.failure.Failure.TlsFailed;
import org.hwautomation.redfish.failure.Failure.TlsUntrusted;
import org.hwautomation.redfish.failure.Failure.Unauthenticated;
import org.hwautomation.redfish.failure.Failure.Unreachable;
import org.hwautomation.redfish.failure.Failure.UploadTooLarge;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.message.Message;

/// What a BMC's failure means to a job. The one place where the client's failures become the job's,
/// so that everyone else decides on answers to questions instead of on exceptions.
public final class BmcFailures {

  private static final Duration SOON = Duration.ofSeconds(10);

  private BmcFailures() {}

  /// Whether waiting may be all that is needed: the BMC restarts, is busy, or lost its thread.
  /// Stray 401s belong here: iDRAC and iLO answer them for minutes after a restart (fact book 2.1).
  public static boolean passesByItself(Throwable thrown) {
    return thrown instanceof RedfishException e && passes(e.failure());
  }

  private static boolean passes(Failure failure) {
    return switch (failure) {
      case Unreachable _, TlsFailed _, DeadlineExceeded _, ConnectionLost _, CircuitOpen _ -> true;
      case Busy _, SessionLimit _, ServiceError _, BadAnswer _, Conflict _ -> true;
      case Unauthenticated _, NotFound _ -> true;
      case TlsUntrusted _, Forbidden _, PasswordChangeRequired _, LicenseRequired _ -> false;
      case MethodNotAllowed _, PreconditionFailed _, RejectedByValidation _ -> false;
      case NotSupported _, UploadTooLarge _ -> false;
    };
  }

  /// Whether this method of reaching the server refuses, so that another one should be tried.
  /// Nothing may have happened.
  public static boolean refusesMethod(Throwable thrown) {
    if (thrown instanceof NoSuchElementException) return true;
    return thrown instanceof RedfishException e
        && switch (e.failure()) {
          case Unreachable _, TlsFailed _, CircuitOpen _, NotSupported _, MethodNotAllowed _ ->
              true;
          case LicenseRequired _, NotFound _, SessionLimit _ -> true;
          case TlsUntrusted _, DeadlineExceeded _, ConnectionLost _, Unauthenticated _ -> false;
          case Forbidden _, PasswordChangeRequired _, PreconditionFailed _, Conflict _ -> false;
          case Busy _, RejectedByValidation _, UploadTooLarge _, ServiceError _, BadAnswer _ ->
              false;
        };
  }

  /// Whether the BMC, or the vendor's program, said no to what was asked for: the same request will
  /// be refused again, another method may be heard. Nothing has happened.
  public static boolean refusesRequest(Throwable thrown) {
    return thrown instanceof RedfishException e
        && switch (e.failure()) {
          case RejectedByValidation _, NotSupported _, MethodNotAllowed _, LicenseRequired _ ->
              true;
          case Unreachable _, TlsUntrusted _, TlsFailed _, DeadlineExceeded _ -> false;
          case ConnectionLost _, CircuitOpen _, Unauthenticated _, Forbidden _ -> false;
          case PasswordChangeRequired _, SessionLimit _, NotFound _, Conflict _ -> false;
          case PreconditionFailed _, Busy _, UploadTooLarge _, ServiceError _ -> false;
          case BadAnswer _ -> false;
        };
  }

  /// Which of these names the BMC named when it refused; all of them when it named none.
  public static Set<String> refusedNames(Throwable thrown, Set<String> names) {
    var named = new TreeSet<String>();
    if (thrown instanceof RedfishException e
        && e.failure() instanceof RejectedByValidation(var _, var _, var messages)) {
      for (var name : names) {
        if (messages.stream().anyMatch(message -> names(message, name))) named.add(name);
      }
    }
    return named.isEmpty() ? new TreeSet<>(names) : named;
  }

  private static boolean names(Message message, String name) {
    return message.args().contains(name)
        || message.relatedProperties().stream()
            .anyMatch(property -> property.endsWith("/" + name) || property.equals(name));
  }

  /// Empty when it did not come from a BMC.
  public static Optional<JobFailure> translate(Throwable thrown) {
    return thrown instanceof RedfishException e
        ? Optional.of(
            new JobFailure(
                code(e.failure()), e.failure().text(), effect(e.failure()), advice(e.failure())))
        : Optional.empty();
  }

  /// One sentence for the operator.
  public static String describe(Throwable thrown) {
    return thrown instanceof RedfishException e
        ? e.failure().text()
        : String.valueOf(thrown.getMessage());
  }

  private static Effect effect(Failure failure) {
    return switch (failure.effect()) {
      case NONE -> Effect.NONE;
      case UNKNOWN -> Effect.UNKNOWN;
    };
  }

  private static Advice advice(Failure failure) {
    return switch (failure) {
      case Busy(var _, var retryAfter, var _) ->
          new Advice.After(retryAfter != null ? retryAfter : SOON);
      case CircuitOpen(var _, var retryAfter) -> new Advice.After(retryAfter);
      case Unreachable _, TlsFailed _, SessionLimit _, Conflict _ -> new Advice.After(SOON);
      case DeadlineExceeded _, ConnectionLost _, ServiceError _, BadAnswer _ ->
          new Advice.ObserveFirst(SOON);
      case NotFound _ -> new Advice.ObserveFirst(SOON);
      case Unauthenticated refused ->
          refused.loginRefused()
              ? new Advice.Never("Check the user name and password that are stored for this BMC.")
              : new Advice.After(SOON);
      case TlsUntrusted _ ->
          new Advice.Never(
              "Make sure that this is the right machine, then trust its new certificate.");
      case Forbidden _ -> new Advice.Never("Give the BMC user the missing privilege.");
      case PasswordChangeRequired _ ->
          new Advice.Never("Change the factory password on the BMC, then store the new one here.");
      case LicenseRequired _ -> new Advice.Never("Install the licence on the BMC.");
      case MethodNotAllowed _, NotSupported _ ->
          new Advice.Never("This BMC cannot do it; newer BMC firmware may.");
      case PreconditionFailed _ ->
          new Advice.Never("Somebody else changes the same resource; look who, then try again.");
      case RejectedByValidation _ -> new Advice.Never("Correct what the BMC rejects.");
      case UploadTooLarge _ ->
          new Advice.Never("Raise the BMC's upload limit, or use another method.");
    };
  }

  private static String code(Failure failure) {
    return switch (failure) {
      case Unreachable _ -> "bmc-unreachable";
      case TlsUntrusted _ -> "bmc-untrusted";
      case TlsFailed _ -> "bmc-tls-failed";
      case DeadlineExceeded _ -> "bmc-timeout";
      case ConnectionLost _ -> "bmc-connection-lost";
      case CircuitOpen _ -> "bmc-left-alone";
      case Unauthenticated _ -> "bmc-login-refused";
      case Forbidden _ -> "bmc-forbidden";
      case PasswordChangeRequired _ -> "bmc-password-change-required";
      case LicenseRequired _ -> "license-required";
      case SessionLimit _ -> "bmc-session-limit";
      case NotFound _ -> "bmc-resource-missing";
      case MethodNotAllowed _, NotSupported _ -> "bmc-not-supported";
      case PreconditionFailed _ -> "bmc-precondition-failed";
      case Conflict _ -> "bmc-conflict";
      case Busy _ -> "bmc-busy";
      case RejectedByValidation _ -> "bmc-rejected";
      case UploadTooLarge _ -> "image-too-large";
      case ServiceError _ -> "bmc-error";
      case BadAnswer _ -> "bmc-bad-answer";
    };
  }
}
