package org.hwautomation.base;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A password, token or key that cannot print itself. Equality takes the same time whatever
/// differs.
///
/// Jackson and Spring see no property here, so a record with a `Secret` in it serialises to an
/// empty object, not to the secret; who really needs the text asks for it by [#reveal()], which is
/// easy to find in a review.
public final class Secret {

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  public static Secret of(String value) {
    return new Secret(value);
  }

  /// The secret in clear. Hand it to the wire or to the sealer, never to a message, a log or an
  /// argument list.
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return 0; // A hash would tell two secrets apart, and be printed by a careless default toString.
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
