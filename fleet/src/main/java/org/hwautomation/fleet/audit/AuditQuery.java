package org.hwautomation.fleet.audit;

import java.time.Instant;
import java.util.Optional;

/// Which entries, newest first.
///
/// @param text found in action, subject, user or details
/// @param before only entries with a smaller number: the cursor
/// @param limit 1–500
public record AuditQuery(
    Optional<String> userName,
    Optional<String> action,
    Optional<String> subject,
    Optional<String> text,
    Optional<Instant> since,
    Optional<Long> before,
    int limit) {

  public static AuditQuery newest(int limit) {
    return new AuditQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        limit);
  }

  public AuditQuery {
    limit = Math.clamp(limit, 1, 500);
  }
}
