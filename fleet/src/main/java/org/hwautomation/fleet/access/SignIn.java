package org.hwautomation.fleet.access;

import org.hwautomation.base.Secret;
import java.time.Duration;

/// Checks a name and password, slowing down who guesses.
public final class SignIn {
  public sealed interface Answer {
    record Accepted(User user) implements Answer {}
    record Refused() implements Answer {}
    record Throttled(Duration retryAfter) implements Answer {}
  }

  public Answer attempt(String userName, Secret password, String address) {
    throw new UnsupportedOperationException("being written");
  }
}
