package org.hwautomation.driver.standard.version;

import java.util.List;
import java.util.function.Predicate;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.VersionOrder;

/// A vendor's table of version schemes; the first rule that fits an item decides, and what fits
/// none is opaque.
public record VersionSchemes(List<Rule> rules) {

  public VersionSchemes {
    rules = List.copyOf(rules);
  }

  public record Rule(Predicate<FirmwareItem> fits, VersionScheme scheme) {}

  /// For services of whom we know nothing but the standard: numbers in order where all fields are
  /// numbers, drives and other parts by equality.
  public static final VersionSchemes STANDARD =
      new VersionSchemes(
          List.of(
              kind(VersionScheme.DOTTED, ComponentKind.BMC, ComponentKind.BIOS, ComponentKind.NIC),
              kind(VersionScheme.DOTTED, ComponentKind.STORAGE)));

  public static Rule kind(VersionScheme scheme, ComponentKind... kinds) {
    var wanted = List.of(kinds);
    return new Rule(item -> wanted.contains(item.kind()), scheme);
  }

  public static Rule component(VersionScheme scheme, String component) {
    return new Rule(item -> item.component().equals(component), scheme);
  }

  public VersionOrder compare(FirmwareItem installed, String wanted) {
    return schemeFor(installed).compare(installed.version(), wanted);
  }

  public VersionScheme schemeFor(FirmwareItem item) {
    return rules.stream()
        .filter(rule -> rule.fits.test(item))
        .findFirst()
        .map(Rule::scheme)
        .orElse(VersionScheme.OPAQUE);
  }
}
