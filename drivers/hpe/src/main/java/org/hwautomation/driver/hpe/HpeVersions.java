package org.hwautomation.driver.hpe;

import java.util.List;
import java.util.regex.Pattern;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.standard.version.ExtractedScheme;
import org.hwautomation.driver.standard.version.VersionScheme;
import org.hwautomation.driver.standard.version.VersionSchemes;

/// How HPE writes versions (fact book 4.5).
final class HpeVersions {

  /// `1.66 Dec 13 2024`, `iLO 6 v1.66`, `1.17.00 Aug 13 2025`.
  static final VersionScheme ILO = ExtractedScheme.of("^(iLO \\d+ v)?(?<version>\\d+(\\.\\d+)+)");

  /// `U58 v2.44 (01/17/2025)`: families are different products.
  static final VersionScheme ROM =
      ExtractedScheme.of("^(?<family>[A-Z]\\d{2}) v(?<version>\\d+(\\.\\d+)+)");

  /// `0x16`.
  static final VersionScheme CPLD =
      new ExtractedScheme(
          Pattern.compile("^0x(?<version>[0-9A-Fa-f]+)$"), VersionScheme.HEXADECIMAL);

  /// `28.43.1014`, `52.28.3-5681`.
  static final VersionSchemes TABLE =
      new VersionSchemes(
          List.of(
              VersionSchemes.kind(ILO, ComponentKind.BMC),
              VersionSchemes.kind(ROM, ComponentKind.BIOS),
              VersionSchemes.kind(CPLD, ComponentKind.CPLD),
              VersionSchemes.kind(VersionScheme.DOTTED, ComponentKind.NIC, ComponentKind.STORAGE),
              VersionSchemes.component(VersionScheme.DOTTED, "SPSFirmwareVersionData")));

  private HpeVersions() {}
}
