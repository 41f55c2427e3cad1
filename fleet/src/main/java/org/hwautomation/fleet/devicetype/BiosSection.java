package org.hwautomation.fleet.devicetype;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hwautomation.driver.Identity;

/// BIOS settings for the servers that `match` fits. Later sections win over earlier ones, attribute
/// by attribute.
///
/// @param settings attribute → String, Long or Boolean
/// @param intents intent → value
public record BiosSection(
    MatchRule match, Glob bmcFamily, Map<String, Object> settings, Map<String, String> intents) {
  public BiosSection {
    settings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    intents = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(intents));
  }

  /// Without any condition.
  public boolean isEverywhere() {
    return match.equals(new MatchRule(Glob.ANY, Glob.ANY)) && bmcFamily.equals(Glob.ANY);
  }

  public boolean fits(Identity identity) {
    return match.fits(identity) && bmcFamily.matches(identity.bmcFamily());
  }
}
