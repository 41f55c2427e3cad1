package org.hwautomation.driver.standard.version;

import java.util.Optional;
import java.util.regex.Pattern;
import org.hwautomation.driver.firmware.VersionOrder;

/// Versions with decoration around the number that counts: `U58 v2.44 (01/09/2025)`, `42S-2.83`,
/// `BIOS Date: 08/04/2023 Ver 1.4`. An undecorated wanted version (`2.44`) is understood too.
///
/// @param pattern has a group `version`, and a group `family` where versions of different families
///   cannot be compared (HPE ROM families)
public record ExtractedScheme(Pattern pattern, VersionScheme inner) implements VersionScheme {

  /// @param regex as in [ExtractedScheme]
  public static ExtractedScheme of(String regex) {
    return new ExtractedScheme(Pattern.compile(regex), DOTTED);
  }

  @Override
  public VersionOrder compare(String installed, String wanted) {
    var left = extract(installed);
    var right = extract(wanted);
    if (left.isEmpty() || right.isEmpty()) return OPAQUE.compare(installed, wanted);
    var one = left.get();
    var other = right.get();
    if (!one.family.isEmpty() && !other.family.isEmpty() && !one.family.equals(other.family)) {
      return VersionOrder.UNKNOWN;
    }
    return inner.compare(one.version, other.version);
  }

  private Optional<Parts> extract(String text) {
    var matcher = pattern.matcher(text.strip());
    if (matcher.find()) {
      var family = matcher.namedGroups().containsKey("family") ? matcher.group("family") : "";
      return Optional.of(new Parts(family == null ? "" : family, matcher.group("version")));
    }
    // Plain numbers are what people write into a baseline.
    return inner.compare(text, text) == VersionOrder.SAME && text.matches("[0-9][0-9A-Fa-f._-]*")
        ? Optional.of(new Parts("", text.strip()))
        : Optional.empty();
  }

  private record Parts(String family, String version) {}
}
