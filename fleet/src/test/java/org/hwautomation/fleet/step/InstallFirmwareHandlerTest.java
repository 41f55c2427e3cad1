package org.hwautomation.fleet.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.hwautomation.driver.firmware.Activation;
import org.hwautomation.fleet.step.Installation.Stage;
import org.hwautomation.jobs.step.Advice;
import org.hwautomation.jobs.step.Outcome;
import org.hwautomation.redfish.failure.RedfishException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A BMC that is away, or does not list its firmware yet, while somebody looks whether the image
/// has to be sent. Waiting costs no attempt: of these there are few, and a crash uses one.
class InstallFirmwareHandlerTest {

  private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");
  private static final Installation CUT_OFF = Installation.looking(BEGIN).sending(Set.of(), BEGIN);

  private final InstallFirmwareHandler handler = new InstallFirmwareHandler(Pace.REAL);
  private final OneBmc bmc = new OneBmc();

  @Test
  void aComponentThatIsNotListedYetIsWaitedFor() {
    bmc.listed = false;

    var first = waiting(handler.run(at(null, BEGIN)));
    assertThat(first.stage()).isEqualTo(Stage.LOOKING);

    bmc.listed = true;
    var second = waiting(handler.run(at(first, BEGIN.plusSeconds(20))));
    assertThat(second.stage()).isEqualTo(Stage.ACCEPTED);
    assertThat(bmc.uploads).isEqualTo(1);
  }

  @Test
  void aComponentThatStaysAwayIsGivenUpWithWhatToDo() {
    bmc.listed = false;
    @Nullable Installation known = null;
    var now = BEGIN;
    for (; now.isBefore(BEGIN.plus(Patience.BMC)); now = now.plusSeconds(20)) {
      known = waiting(handler.run(at(known, now)));
    }

    var outcome = handler.run(at(known, now.plusSeconds(20)));

    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    var failure = ((Outcome.Failed<Installation>) outcome).failure();
    assertThat(failure.code()).isEqualTo("component-missing");
    assertThat(failure.message()).contains("xcc-1").contains("BMC");
    assertThat(failure.advice()).isInstanceOf(Advice.Never.class);
    assertThat(bmc.uploads).isZero();
  }

  @Test
  void timeInWhichTheServiceWasDownIsNotTimeInWhichTheComponentStayedAway() {
    bmc.listed = false;
    var before = waiting(handler.run(at(null, BEGIN)));

    var after = handler.run(at(before, BEGIN.plus(Duration.ofHours(5))));

    assertThat(after).isInstanceOf(Outcome.Waiting.class);
  }

  @Test
  void anUploadThatWasCutOffWaitsForTheBmcThatItMayHaveRestarted() {
    bmc.answers = false;
    var away = waiting(handler.run(at(CUT_OFF, BEGIN.plusSeconds(30))));
    assertThat(away.stage()).isEqualTo(Stage.SENDING);

    bmc.answers = true;
    bmc.version = "2";
    assertThat(handler.run(at(away, BEGIN.plusSeconds(60)))).isInstanceOf(Outcome.Done.class);
    assertThat(bmc.uploads).isZero();
  }

  @Test
  void aBmcThatIsAwayBeforeAnythingWasSentIsForTheRetriesOfTheJob() {
    bmc.answers = false;

    assertThatThrownBy(() -> handler.run(at(null, BEGIN))).isInstanceOf(RedfishException.class);
  }

  private OneRun<InstallFirmware, Installation> at(@Nullable Installation checkpoint, Instant now) {
    return new OneRun<>(
        new InstallFirmware(OneBmc.NEWER, Activation.BMC_RESET), bmc, checkpoint, now);
  }

  private static Installation waiting(Outcome<Installation> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Waiting.class);
    return ((Outcome.Waiting<Installation>) outcome).checkpoint();
  }
}
