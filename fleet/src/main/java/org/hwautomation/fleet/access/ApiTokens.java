package org.hwautomation.fleet.access;

import java.time.Duration;
import java.util.*;
import org.hwautomation.base.Secret;

/// API tokens: shown once, kept as a hash.
public final class ApiTokens {
  public record Issued(ApiToken token, Secret secret) {}

  public Issued issue(Actor actor, String title, Role role, Optional<Duration> validFor) {
    throw new UnsupportedOperationException("being written");
  }

  public List<ApiToken> list(Actor actor) {
    throw new UnsupportedOperationException("being written");
  }

  public void revoke(Actor actor, UUID token) {
    throw new UnsupportedOperationException("being written");
  }

  public Optional<Actor> authenticate(Secret token) {
    throw new UnsupportedOperationException("being written");
  }
}
