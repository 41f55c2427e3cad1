package org.hwautomation.fleet.bios.compliance;

import java.util.Optional;
import java.util.UUID;

/// Which results. Empty = all.
///
/// @param text in the server's name
/// @param cursor of the page before
/// @param limit 1–1,000
public record ResultQuery(
    Optional<String> rule,
    Optional<Outcome> outcome,
    Optional<UUID> server,
    Optional<String> site,
    Optional<String> deviceType,
    Optional<String> text,
    Optional<String> cursor,
    int limit) {

  public ResultQuery {
    limit = Math.clamp(limit, 1, 1_000);
  }

  public static ResultQuery all(int limit) {
    return new ResultQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        limit);
  }

  public ResultQuery ofServer(UUID wanted) {
    return new ResultQuery(
        rule, outcome, Optional.of(wanted), site, deviceType, text, cursor, limit);
  }

  public ResultQuery ofRule(String wanted) {
    return new ResultQuery(
        Optional.of(wanted), outcome, server, site, deviceType, text, cursor, limit);
  }

  public ResultQuery in(Outcome wanted) {
    return new ResultQuery(
        rule, Optional.of(wanted), server, site, deviceType, text, cursor, limit);
  }

  public ResultQuery after(String wanted) {
    return new ResultQuery(
        rule, outcome, server, site, deviceType, text, Optional.of(wanted), limit);
  }
}
