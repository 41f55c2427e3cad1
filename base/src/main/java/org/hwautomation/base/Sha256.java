package org.hwautomation.base;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// A SHA-256 digest as 64 lower-case hex digits: names firmware files, pins certificates, seals
/// plans.
public record Sha256(String hex) {

  public Sha256 {
    hex = hex.replace(":", "").toLowerCase(Locale.ROOT);
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "a SHA-256 digest has 64 hex digits, this has " + hex.length());
    }
  }

  public static Sha256 of(byte[] content) {
    return new Sha256(HexFormat.of().formatHex(newDigest().digest(content)));
  }

  /// Reads the file once, in constant memory.
  public static Sha256 of(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return of(in);
    }
  }

  public static Sha256 of(InputStream in) throws IOException {
    var digest = newDigest();
    var buffer = new byte[64 * 1024];
    for (int n; (n = in.read(buffer)) >= 0; ) digest.update(buffer, 0, n);
    return new Sha256(HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /// The first twelve digits: enough to tell two files apart on a screen.
  public String abbreviated() {
    return hex.substring(0, 12);
  }

  @Override
  public String toString() {
    return hex;
  }
}
