package org.hwautomation.simulator.schema;

import java.util.Optional;
import java.util.regex.Pattern;

/// `#Chassis.v1_23_0.Chassis` in its parts.
///
/// @param version `1.23.0`, empty for a collection
record TypeName(String schema, String version, String definition) {

  private static final Pattern FORM =
      Pattern.compile("#([A-Za-z0-9]+)(?:\\.v(\\d+)_(\\d+)_(\\d+))?\\.([A-Za-z0-9]+)");

  static Optional<TypeName> parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) return Optional.empty();
    var version =
        match.group(2) == null ? "" : match.group(2) + "." + match.group(3) + "." + match.group(4);
    return Optional.of(new TypeName(match.group(1), version, match.group(5)));
  }
}
