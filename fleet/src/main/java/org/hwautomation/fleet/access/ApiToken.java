package org.hwautomation.fleet.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An API token as it can be shown later: all but the secret.
///
/// @param prefix the first characters of the token, so that its owner recognises it
/// @param role what the token may do at most; never more than its owner at the time of use
public record ApiToken(
    UUID id,
    String owner,
    String title,
    String prefix,
    Role role,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt) {}
