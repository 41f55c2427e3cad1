package org.hwautomation.driver.hpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.RecordedBmc;
import org.hwautomation.driver.testkit.Recording;
import org.hwautomation.driver.testkit.RecordingConformance;
import org.junit.jupiter.api.Test;

/// One real iLO 5 and HPE's own captures of an iLO 6 and an iLO 7.
class HpeRecordingsTest extends RecordingConformance {

  @Override
  protected Driver driver() {
    return new HpeDriver();
  }

  @Override
  protected Stream<Expected> recordings() {
    return Stream.of(
        new Expected(
            "hpe-dl385gen10plusv2-ilo5-2.72",
            "HPE",
            "ProLiant DL385 Gen10 Plus v2",
            "A42 v2.60 (08/11/2022)",
            277,
            402,
            48),
        new Expected(
            "hpe-dl380agen11-ilo6-1.66-sim",
            "HPE",
            "ProLiant DL380a Gen11 -- SIMULATED",
            "U58 v2.44 (01/17/2025)",
            300,
            648,
            34),
        new Expected(
            "hpe-dl360gen12-ilo7-1.14-sim",
            "HPE",
            "HPE ProLiant Compute DL360 Gen12 -- SIMULATED",
            "U68 v1.40 (05/22/2025)",
            256,
            617,
            16));
  }

  @Test
  void leavesCrayBoardsToTheStandardDriver() {
    var bmc = new RecordedBmc(Recording.named("hpe-crayex235a-nc"));

    assertThat(driver().match(bmc.root()).fits()).isFalse();
  }
}
