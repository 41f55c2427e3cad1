package org.hwautomation.simulator.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/// How a BMC writes its entity tags (fact book 0 and 1.2).
public enum EtagStyle {
  /// Most of iDRAC.
  NONE,
  /// iLO 5 and 6: `W/"9FD2104B"`.
  WEAK_HEX,
  /// iLO 7: `W/"509123669"`.
  WEAK_DECIMAL,
  /// Supermicro and Lenovo: a quoted MD5.
  STRONG_MD5,
  /// bmcweb: `"7A9C01F2"`.
  STRONG_HEX,
  /// Some iDRAC resources: `"118005423341"`.
  QUOTED_NUMBER,
  /// A header without a value, which no client may send back.
  EMPTY;

  /// The tag of a resource in this style; nothing when the style has none.
  public Optional<String> tag(Resource resource) {
    return switch (this) {
      case NONE -> Optional.empty();
      case EMPTY -> Optional.of("");
      case WEAK_HEX -> Optional.of(String.format("W/\"%08X\"", crc(resource)));
      case STRONG_HEX -> Optional.of(String.format("\"%08X\"", crc(resource)));
      case WEAK_DECIMAL -> Optional.of("W/\"" + crc(resource) + "\"");
      case QUOTED_NUMBER -> Optional.of("\"" + (100_000_000_000L + crc(resource)) + "\"");
      case STRONG_MD5 -> Optional.of("\"" + md5(resource) + "\"");
    };
  }

  private static long crc(Resource resource) {
    var crc = new CRC32();
    crc.update(resource.bytes());
    crc.update(resource.version());
    return crc.getValue();
  }

  private static String md5(Resource resource) {
    try {
      var md5 = MessageDigest.getInstance("MD5");
      md5.update(resource.bytes());
      md5.update((byte) resource.version());
      return HexFormat.of().formatHex(md5.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has MD5", e);
    }
  }
}
