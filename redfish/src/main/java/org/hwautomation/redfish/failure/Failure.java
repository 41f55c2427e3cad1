package org.hwautomation.redfish.failure;

import java.time.Duration;
import java.util.List;
import org.hwautomation.base.Sha256;
import org.hwautomation.redfish.message.Message;
import org.jspecify.annotations.Nullable;

/// Why a request to a BMC did not do what was asked. Closed: who decides on a failure answers for
/// every one.
public sealed interface Failure {

  Where where();

  /// One sentence: what happened, to which BMC.
  String text();

  default Effect effect() {
    return Effect.NONE;
  }

  /// Nobody listens, or no route.
  record Unreachable(Where where, String reason) implements Failure {
    @Override
    public String text() {
      return where.endpoint() + " cannot be reached: " + reason;
    }
  }

  /// The certificate is not the one we trust.
  ///
  /// @param presented fingerprint of what it showed, when it showed one
  record TlsUntrusted(Where where, @Nullable Sha256 presented, String reason) implements Failure {
    @Override
    public String text() {
      return where.endpoint()
          + " shows a certificate that is not trusted"
          + (presented == null ? "" : " (SHA-256 " + presented + ")")
          + ": "
          + reason;
    }
  }

  record TlsFailed(Where where, String reason) implements Failure {
    @Override
    public String text() {
      return where.endpoint() + " does not complete the TLS handshake: " + reason;
    }
  }

  record DeadlineExceeded(Where where, Effect effect) implements Failure {
    @Override
    public String text() {
      return where + " was not answered in time";
    }
  }

  record ConnectionLost(Where where, String reason, Effect effect) implements Failure {
    @Override
    public String text() {
      return where + " was cut off: " + reason;
    }
  }

  /// The circuit is open: it did not answer several times in a row and is left alone for a moment.
  record CircuitOpen(Where where, Duration retryAfter) implements Failure {
    @Override
    public String text() {
      return where.endpoint() + " did not answer lately and is left alone for a moment";
    }
  }

  record Unauthenticated(Where where, List<Message> messages) implements Failure {
    @Override
    public String text() {
      return loginRefused()
          ? where.endpoint() + " refuses the stored user name and password"
          : where + " was refused as not logged in";
    }

    /// A login that is refused means wrong credentials. Anything else may be refused by a BMC that
    /// restarted minutes ago, right after it accepted the login (fact book 2.1). Methods other than
    /// Redfish name their login `login`.
    public boolean loginRefused() {
      return where.path().equals("login")
          || where.method().equals("POST") && where.path().endsWith("/Sessions");
    }
  }

  record Forbidden(Where where, List<Message> messages) implements Failure {
    @Override
    public String text() {
      return where + " is not allowed for this user" + Messages.tail(messages);
    }
  }

  record PasswordChangeRequired(Where where, String account) implements Failure {
    @Override
    public String text() {
      return where.endpoint() + " wants its factory password changed first (" + account + ")";
    }
  }

  record LicenseRequired(Where where, String license) implements Failure {
    @Override
    public String text() {
      return where + " needs the licence " + license;
    }
  }

  record SessionLimit(Where where, List<Message> messages) implements Failure {
    @Override
    public String text() {
      return where.endpoint() + " has no free session";
    }
  }

  record NotFound(Where where) implements Failure {
    @Override
    public String text() {
      return where + " does not exist";
    }
  }

  record MethodNotAllowed(Where where) implements Failure {
    @Override
    public String text() {
      return where + " is not allowed there";
    }
  }

  record PreconditionFailed(Where where, List<Message> messages) implements Failure {
    @Override
    public String text() {
      return where + " was refused in every form of If-Match" + Messages.tail(messages);
    }
  }

  record Conflict(Where where, List<Message> messages) implements Failure {
    @Override
    public String text() {
      return where + " conflicts with the present state" + Messages.tail(messages);
    }
  }

  /// The BMC cannot now, but will.
  record Busy(Where where, @Nullable Duration retryAfter, List<Message> messages)
      implements Failure {
    @Override
    public String text() {
      return where.endpoint() + " is busy" + Messages.tail(messages);
    }
  }

  record RejectedByValidation(Where where, int status, List<Message> messages) implements Failure {
    @Override
    public String text() {
      return where + " was rejected" + Messages.tail(messages);
    }
  }

  record NotSupported(Where where, List<Message> messages) implements Failure {
    @Override
    public String text() {
      return where + " is not supported" + Messages.tail(messages);
    }
  }

  record UploadTooLarge(Where where) implements Failure {
    @Override
    public String text() {
      return where + ": the file is larger than this BMC takes";
    }
  }

  record ServiceError(Where where, int status, List<Message> messages, Effect effect)
      implements Failure {
    @Override
    public String text() {
      return where + " failed inside the BMC (HTTP " + status + ")" + Messages.tail(messages);
    }
  }

  /// Not JSON, too large, not Redfish.
  record BadAnswer(Where where, String reason, Effect effect) implements Failure {
    @Override
    public String text() {
      return where + " was answered with something unusable: " + reason;
    }
  }
}
