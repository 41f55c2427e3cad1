package org.hwautomation.jobs;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Which jobs, newest first.
///
/// @param states empty = all
/// @param text in title, subject, operation, requester or the present text
/// @param before only older ones: the cursor
/// @param limit 1–500
public record JobQuery(
    Set<JobState> states,
    Optional<String> subject,
    Optional<String> operation,
    Optional<String> text,
    Optional<UUID> before,
    int limit) {

  public JobQuery {
    states = Set.copyOf(states);
    limit = Math.clamp(limit, 1, 500);
  }

  public static JobQuery newest(int limit) {
    return new JobQuery(
        Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
  }

  public JobQuery in(Set<JobState> wanted) {
    return new JobQuery(wanted, subject, operation, text, before, limit);
  }

  public JobQuery of(String wantedSubject) {
    return new JobQuery(states, Optional.of(wantedSubject), operation, text, before, limit);
  }
}
