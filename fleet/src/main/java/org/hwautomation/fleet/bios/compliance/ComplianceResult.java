package org.hwautomation.fleet.bios.compliance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How one server stands with one rule.
///
/// @param why when unknown
/// @param since when this outcome, waivers apart, was seen first
/// @param waivedUntil of the last waiver; in the past when it expired, and the rule bites again
/// @param readAt when the server's BIOS was last read or known to be unchanged; null = never
public record ComplianceResult(
    String rule,
    String title,
    Severity severity,
    UUID server,
    String serverName,
    String site,
    String deviceType,
    Outcome outcome,
    List<Breach> breaches,
    String why,
    Instant since,
    Optional<Instant> waivedUntil,
    String waivedFor,
    @Nullable Instant readAt) {

  public ComplianceResult {
    breaches = List.copyOf(breaches);
  }
}
