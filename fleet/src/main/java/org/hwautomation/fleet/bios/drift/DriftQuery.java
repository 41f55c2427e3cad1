package org.hwautomation.fleet.bios.drift;

import java.util.Optional;
import java.util.UUID;

/// Which drift, newest first. Empty = all.
///
/// @param ended also what is over
/// @param ours true = only what our jobs did, false = only what they did not
/// @param text in the name of the server or of the attribute
/// @param before only older ones: the cursor
/// @param limit 1–1,000
public record DriftQuery(
    Optional<UUID> server,
    Optional<String> site,
    Optional<Boolean> ours,
    Optional<String> text,
    boolean ended,
    Optional<UUID> before,
    int limit) {

  public DriftQuery {
    limit = Math.clamp(limit, 1, 1_000);
  }

  public static DriftQuery open(int limit) {
    return new DriftQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        limit);
  }

  public DriftQuery ofServer(UUID wanted) {
    return new DriftQuery(Optional.of(wanted), site, ours, text, ended, before, limit);
  }

  public DriftQuery withEnded() {
    return new DriftQuery(server, site, ours, text, true, before, limit);
  }

  public DriftQuery after(UUID last) {
    return new DriftQuery(server, site, ours, text, ended, Optional.of(last), limit);
  }
}
