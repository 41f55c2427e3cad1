package org.hwautomation.driver.standard.version;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hwautomation.driver.firmware.VersionOrder;

/// Versions made of numeric fields between dots, dashes or underscores. Missing fields count as
/// zero, so `2.4` and `2.4.0` are the same.
///
/// @param radix 10 or 16
record FieldScheme(int radix) implements VersionScheme {

  private static final Pattern SEPARATOR = Pattern.compile("[._-]");

  @Override
  public VersionOrder compare(String installed, String wanted) {
    var left = fields(installed);
    var right = fields(wanted);
    if (left.isEmpty() || right.isEmpty()) return OPAQUE.compare(installed, wanted);
    int fields = Math.max(left.get().size(), right.get().size());
    for (int i = 0; i < fields; i++) {
      int order = field(left.get(), i).compareTo(field(right.get(), i));
      if (order != 0) return order < 0 ? VersionOrder.OLDER : VersionOrder.NEWER;
    }
    return VersionOrder.SAME;
  }

  private static BigInteger field(List<BigInteger> fields, int i) {
    return i < fields.size() ? fields.get(i) : BigInteger.ZERO;
  }

  /// Empty when a single field is not a number: half-understood versions are not put in order.
  private Optional<List<BigInteger>> fields(String version) {
    var parts = SEPARATOR.split(version.strip(), -1);
    for (var part : parts) if (!isNumber(part)) return Optional.empty();
    return Optional.of(
        java.util.Arrays.stream(parts).map(part -> new BigInteger(part, radix)).toList());
  }

  private boolean isNumber(String part) {
    // ASCII only: Character.digit would also accept digits of other scripts.
    return !part.isEmpty() && part.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0);
  }
}
