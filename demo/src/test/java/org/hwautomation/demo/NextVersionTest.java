package org.hwautomation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NextVersionTest {

  @Test
  void countsUpInEveryVendorsForm() {
    assertThat(NextVersion.of("1.8.2")).isEqualTo("1.8.3");
    assertThat(NextVersion.of("6.00.30.00")).isEqualTo("6.00.30.01");
    assertThat(NextVersion.of("U54 v2.44 (10/17/2024)")).isEqualTo("U54 v2.45 (10/17/2024)");
    assertThat(NextVersion.of("BIOS Date: 08/04/2023 Ver 1.4"))
        .isEqualTo("BIOS Date: 08/04/2023 Ver 1.5");
    assertThat(NextVersion.of("0x15")).isEqualTo("0x15");
  }

  @Test
  void tellsTheLaterByItsDottedGroupAndNotByItsDate() {
    var older = "BIOS Date: 11/03/2022 Ver 1.4";
    var newer = "BIOS Date: 02/03/2023 Ver 1.5";
    assertThat(NextVersion.later(older, newer)).isEqualTo(newer);
    assertThat(NextVersion.later("1.66 Sep 2024", "1.7 Jan 2024")).isEqualTo("1.66 Sep 2024");
  }
}
