package org.hwautomation.fleet.bios.compliance;

import java.time.Instant;

/// A rule as it is kept.
///
/// @param revision grows with every change of any rule
public record StoredRule(ComplianceRule rule, long revision, String updatedBy, Instant updatedAt) {}
