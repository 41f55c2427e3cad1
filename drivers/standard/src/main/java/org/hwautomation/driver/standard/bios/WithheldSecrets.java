package org.hwautomation.driver.standard.bios;

import java.util.Arrays;
import java.util.List;
import org.hwautomation.base.Secret;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.message.Message;

/// BMCs repeat rejected values in their messages. For passwords that would put them into logs.
final class WithheldSecrets {

  private static final String WITHHELD = "[secret]";

  private final List<String> secrets;

  WithheldSecrets(Secret... secrets) {
    this.secrets =
        Arrays.stream(secrets).map(Secret::reveal).filter(text -> !text.isEmpty()).toList();
  }

  /// The same failure without the secrets. The exception is a new one, because texts of causes
  /// cannot be changed.
  RedfishException in(RedfishException thrown) {
    var clean = new RedfishException(in(thrown.failure()));
    clean.setStackTrace(thrown.getStackTrace());
    return clean;
  }

  private Failure in(Failure failure) {
    return switch (failure) {
      case Failure.Unauthenticated(var where, var messages) ->
          new Failure.Unauthenticated(where, in(messages));
      case Failure.Forbidden(var where, var messages) -> new Failure.Forbidden(where, in(messages));
      case Failure.SessionLimit(var where, var messages) ->
          new Failure.SessionLimit(where, in(messages));
      case Failure.PreconditionFailed(var where, var messages) ->
          new Failure.PreconditionFailed(where, in(messages));
      case Failure.Conflict(var where, var messages) -> new Failure.Conflict(where, in(messages));
      case Failure.Busy(var where, var after, var messages) ->
          new Failure.Busy(where, after, in(messages));
      case Failure.RejectedByValidation(var where, var status, var messages) ->
          new Failure.RejectedByValidation(where, status, in(messages));
      case Failure.NotSupported(var where, var messages) ->
          new Failure.NotSupported(where, in(messages));
      case Failure.ServiceError(var where, var status, var messages, var effect) ->
          new Failure.ServiceError(where, status, in(messages), effect);
      case Failure.BadAnswer(var where, var reason, var effect) ->
          new Failure.BadAnswer(where, in(reason), effect);
      case Failure.Unreachable _, Failure.TlsUntrusted _, Failure.TlsFailed _ -> failure;
      case Failure.DeadlineExceeded _, Failure.ConnectionLost _, Failure.CircuitOpen _ -> failure;
      case Failure.PasswordChangeRequired _, Failure.LicenseRequired _ -> failure;
      case Failure.NotFound _, Failure.MethodNotAllowed _, Failure.UploadTooLarge _ -> failure;
    };
  }

  private List<Message> in(List<Message> messages) {
    return messages.stream()
        .map(message ->
            new Message(
                message.messageId(),
                in(message.text()),
                message.args().stream().map(this::in).toList(),
                message.severity(),
                message.relatedProperties(),
                in(message.resolution())))
        .toList();
  }

  private String in(String text) {
    var clean = text;
    for (var secret : secrets) clean = clean.replace(secret, WITHHELD);
    return clean;
  }
}
