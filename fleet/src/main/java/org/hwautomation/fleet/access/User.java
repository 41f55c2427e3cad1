package org.hwautomation.fleet.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person (or a robot) who can sign in.
///
/// @param mustChangePassword true for the one-time administrator password and after an
///   administrator's reset
public record User(
    UUID id,
    String name,
    Role role,
    boolean enabled,
    boolean mustChangePassword,
    Instant createdAt,
    @Nullable Instant lastSignIn) {

  public Actor actor(String origin) {
    return new Actor(name, role, origin);
  }
}
