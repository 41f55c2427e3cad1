package org.hwautomation.driver.standard.version;

import org.hwautomation.driver.firmware.VersionOrder;

/// How two versions of one component are put in order (fact book 8.5). A total order where it
/// answers at all: what cannot be read is [VersionOrder#UNKNOWN], never "newer".
@FunctionalInterface
public interface VersionScheme {

  /// How `installed` stands to `wanted`.
  VersionOrder compare(String installed, String wanted);

  /// Fields of decimal digits, compared as numbers: `1.8.2`, `6.00.30.00`, `52.16.1-4405`.
  VersionScheme DOTTED = new FieldScheme(10);

  /// Fields of hexadecimal digits: Dell power supplies `00.2A.2B`, CPLDs `F5.11.CB`.
  VersionScheme HEXADECIMAL = new FieldScheme(16);

  /// Equality only: drives, options, everything whose order nobody has told us.
  VersionScheme OPAQUE =
      (installed, wanted) ->
          !installed.isBlank() && installed.strip().equalsIgnoreCase(wanted.strip())
              ? VersionOrder.SAME
              : VersionOrder.UNKNOWN;
}
