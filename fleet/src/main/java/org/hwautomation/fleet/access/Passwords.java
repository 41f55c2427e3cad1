package org.hwautomation.fleet.access;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.hwautomation.base.Secret;
import org.hwautomation.fleet.Problem;
import org.springframework.security.crypto.bcrypt.BCrypt;

/// Password rules and hashes. bcrypt looks at 72 bytes only, so longer passwords are refused
/// instead of cut.
public final class Passwords {

  private static final int SHORTEST = 12;
  private static final int LONGEST_BYTES = 72;
  // Without the characters that are taken for one another on a console.
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private final int cost;
  private final RandomGenerator random;
  private final String hashOfNobody;

  public Passwords(int cost, RandomGenerator random) {
    this.cost = cost;
    this.random = random;
    this.hashOfNobody = hash(generate());
  }

  String hash(Secret password) {
    return BCrypt.hashpw(password.reveal(), BCrypt.gensalt("$2a", cost));
  }

  boolean matches(Secret password, String hash) {
    return fits(password) && BCrypt.checkpw(password.reveal(), hash);
  }

  /// Takes as long as checking a real password, so that an unknown name cannot be told by its
  /// speed.
  void pretend(Secret password) {
    if (fits(password)) BCrypt.checkpw(password.reveal(), hashOfNobody);
  }

  void check(Secret password, String userName) {
    var text = password.reveal();
    if (text.length() < SHORTEST) {
      throw Problem.invalid(
          "password-too-short",
          "The password has fewer than %d characters.".formatted(SHORTEST),
          "Choose a longer one; a few unrelated words do well.");
    }
    if (!fits(password)) {
      throw Problem.invalid(
          "password-too-long",
          "The password has more than %d bytes.".formatted(LONGEST_BYTES),
          "Choose a shorter one.");
    }
    if (text.equalsIgnoreCase(userName) || text.chars().distinct().count() < 5) {
      throw Problem.invalid(
          "password-too-simple",
          "The password is easy to guess.",
          "Choose one with more different characters, other than the user name.");
    }
  }

  Secret generate() {
    var text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      if (i > 0 && i % 5 == 0) text.append('-');
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return Secret.of(text.toString());
  }

  private static boolean fits(Secret password) {
    return password.reveal().getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES;
  }
}
