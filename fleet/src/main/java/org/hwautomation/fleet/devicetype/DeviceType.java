package org.hwautomation.fleet.devicetype;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.Identity;

/// The role that a server is to fill.
///
/// @param match servers that get this device type when none is assigned
/// @param preserve globs of BIOS attributes that are never written
/// @param methods for settings that must not go the default way; the first rule that fits counts
/// @param file where it is written down, relative to the configuration directory
public record DeviceType(
    String name,
    String description,
    List<MatchRule> match,
    List<BiosSection> bios,
    List<String> preserve,
    List<BaselineEntry> firmware,
    List<MethodRule> methods,
    String file) {

  public DeviceType {
    match = List.copyOf(match);
    bios = List.copyOf(bios);
    preserve = List.copyOf(preserve);
    firmware = List.copyOf(firmware);
    methods = List.copyOf(methods);
  }

  /// Lower-case letters, digits, dots, dashes or underscores; at most 64.
  public static boolean mayBeCalled(String name) {
    return name.matches("[a-z0-9][a-z0-9._-]{0,63}");
  }

  public boolean fits(Identity identity) {
    return match.stream().anyMatch(rule -> rule.fits(identity));
  }

  /// The BIOS settings wanted on this very machine: all sections that fit, later ones winning.
  public Map<String, Object> biosSettingsFor(Identity identity) {
    var wanted = new LinkedHashMap<String, Object>();
    for (var section : bios) {
      if (section.fits(identity)) wanted.putAll(section.settings());
    }
    return wanted;
  }

  /// The BIOS intents for this very machine: all sections that fit, later ones winning.
  public Map<String, String> biosIntentsFor(Identity identity) {
    var wanted = new LinkedHashMap<String, String>();
    for (var section : bios) {
      if (section.fits(identity)) wanted.putAll(section.intents());
    }
    return wanted;
  }

  /// The baseline lines that apply to this very machine, as written.
  public List<BaselineEntry> baselineFor(Identity identity) {
    return firmware.stream()
        .filter(e -> e.vendor().matches(identity.vendor()) && e.model().matches(identity.model()))
        .toList();
  }

  /// The rule for a setting: the first that fits.
  public Optional<MethodRule> methodRule(String setting) {
    return methods.stream().filter(rule -> rule.setting().matches(setting)).findFirst();
  }
}
