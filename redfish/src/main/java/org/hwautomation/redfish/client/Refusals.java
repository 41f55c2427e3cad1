package org.hwautomation.redfish.client;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.redfish.failure.Effect;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.Where;
import org.hwautomation.redfish.message.Message;
import org.hwautomation.redfish.message.MessageReader;
import org.jspecify.annotations.Nullable;

/// Turns an answer that is no success into a failure: by status and message id, never by words
/// (fact book 1.3, 2.2).
final class Refusals {

  private static final Set<String> NOT_YET =
      Set.of(
          "SYS518",
          "SWC0700",
          "ServiceTemporarilyUnavailable",
          "ServiceInUnknownState",
          "ServiceShuttingDown",
          "ResourceInStandby",
          "ResourceNotReadyRetry",
          "ResourceTemporarilyUnavailable",
          "InvalidOperationForSystemState",
          "UnableToModifyDuringSystemPOST",
          "UpdateInPOST",
          "ResourceInUse",
          "ResourceBeingFlashed",
          "FirmwareFlashAlreadyInProgress",
          "ComponentUploadAlreadyInProgress",
          "UpdateTemporarilyUnavailable");
  private static final Set<String> SESSIONS = Set.of("RAC0218", "SessionLimitExceeded");
  private static final Set<String> LICENSES =
      Set.of("OemLicenseNotPassed", "LicenseRequired", "LicenseKeyRequired", "LIC501");

  private static final Set<String> UNSUPPORTED =
      Set.of("ActionNotSupported", "UnsupportedOperation");

  private Refusals() {}

  static Failure failure(Wire.Answer answer, Where where, Instant now) {
    var messages =
        LenientJson.read(answer.body()).map(MessageReader::read).orElse(List.<Message>of());
    var special = special(messages, where, answer, now);
    if (special.isPresent()) return special.get();
    return switch (answer.status()) {
      case 401 -> new Failure.Unauthenticated(where, messages);
      case 403 -> new Failure.Forbidden(where, messages);
      case 404, 410 -> new Failure.NotFound(where);
      case 405 -> new Failure.MethodNotAllowed(where);
      case 409 -> new Failure.Conflict(where, messages);
      case 412, 428 -> new Failure.PreconditionFailed(where, messages);
      case 413 -> new Failure.UploadTooLarge(where);
      case 408, 429, 503 -> new Failure.Busy(where, retryAfter(answer, messages, now), messages);
      case 501 -> new Failure.NotSupported(where, messages);
      default -> {
        if (answer.status() >= 500) {
          yield new Failure.ServiceError(
              where, answer.status(), messages, BrokenCalls.effect(where.method()));
        }
        if (answer.status() >= 400) {
          yield new Failure.RejectedByValidation(where, answer.status(), messages);
        }
        yield new Failure.BadAnswer(where, "HTTP " + answer.status(), Effect.NONE);
      }
    };
  }

  private static Optional<Failure> special(
      List<Message> messages, Where where, Wire.Answer answer, Instant now) {
    for (var message : messages) {
      var id = message.suffix();
      boolean login = where.method().equals("POST") && where.path().endsWith("/Sessions");
      if (SESSIONS.contains(id) || (login && id.equals("CreateLimitReachedForResource")))
        return Optional.of(new Failure.SessionLimit(where, messages));
      if (LICENSES.contains(id)) {
        var license = message.args().isEmpty() ? message.text() : message.args().getFirst().strip();
        return Optional.of(new Failure.LicenseRequired(where, license));
      }
      if (id.equals("PasswordChangeRequired")) {
        var account = message.args().isEmpty() ? "" : message.args().getFirst();
        return Optional.of(new Failure.PasswordChangeRequired(where, account));
      }
      if (NOT_YET.contains(id)) {
        return Optional.of(new Failure.Busy(where, retryAfter(answer, messages, now), messages));
      }
      if (id.startsWith("QueryNotSupported") || UNSUPPORTED.contains(id)) {
        return Optional.of(new Failure.NotSupported(where, messages));
      }
    }
    return Optional.empty();
  }

  /// From the header (seconds or a date), else from the message's argument.
  static @Nullable Duration retryAfter(Wire.Answer answer, List<Message> messages, Instant now) {
    var header = answer.header("retry-after");
    if (header.isPresent()) {
      var parsed = parse(header.get(), now);
      if (parsed != null) return parsed;
    }
    for (var message : messages) {
      boolean says =
          message.is("ServiceTemporarilyUnavailable") || message.is("ResourceNotReadyRetry");
      if (says && !message.args().isEmpty()) return parse(message.args().getFirst(), now);
    }
    return null;
  }

  private static @Nullable Duration parse(String text, Instant now) {
    try {
      return Duration.ofSeconds(Math.max(0, Long.parseLong(text.strip())));
    } catch (NumberFormatException e) {
      try {
        var at =
            ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        var left = Duration.between(now, at);
        return left.isNegative() ? Duration.ZERO : left;
      } catch (DateTimeParseException other) {
        return null;
      }
    }
  }
}
