package org.hwautomation.fleet.audit;

import java.time.Instant;

/// One decision.
///
/// @param number 1, 2, 3 … without gaps
/// @param action `server.enrol`, `user.create`, `job.cancel` …
/// @param subject what it was about: a server's name, a user's name
/// @param details JSON, never with a secret
/// @param hash SHA-256 over this row and the hash of the row before it
public record AuditEntry(
    long number,
    Instant at,
    String userName,
    String role,
    String origin,
    String action,
    String subject,
    String details,
    String hash) {}
