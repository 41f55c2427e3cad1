package org.hwautomation.driver.hpe;

import static org.assertj.core.api.Assertions.assertThat;

import org.hwautomation.driver.firmware.VersionOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HpeVersionsTest {

  @ParameterizedTest
  @CsvSource({
    "1.55 Oct 01 2023, 1.66 Dec 13 2024, OLDER",
    "1.66 Dec 13 2024, 1.66, SAME",
    "iLO 6 v1.66, 1.66 Dec 13 2024, SAME",
    "1.17.00 Aug 13 2025, 1.14.00, NEWER"
  })
  void comparesTheLeadingNumbersOfIloVersions(String one, String other, VersionOrder order) {
    assertThat(HpeVersions.ILO.compare(one, other)).isEqualTo(order);
  }

  @ParameterizedTest
  @CsvSource({
    "U58 v2.44 (01/17/2025), U58 v2.50 (03/01/2025), OLDER",
    "U58 v2.44 (01/17/2025), 2.44, SAME",
    "U58 v2.44 (01/17/2025), A42 v2.60 (08/11/2022), UNKNOWN"
  })
  void comparesRomsWithinTheirFamilyOnly(String one, String other, VersionOrder order) {
    assertThat(HpeVersions.ROM.compare(one, other)).isEqualTo(order);
  }

  @ParameterizedTest
  @CsvSource({"0x15, 0x16, OLDER", "0x2A, 0x1F, NEWER", "0x30, 0x30, SAME"})
  void readsCpldVersionsAsHexadecimal(String one, String other, VersionOrder order) {
    assertThat(HpeVersions.CPLD.compare(one, other)).isEqualTo(order);
  }
}
