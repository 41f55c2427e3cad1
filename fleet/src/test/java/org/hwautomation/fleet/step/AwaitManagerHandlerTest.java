package org.hwautomation.fleet.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.hwautomation.fleet.step.ManagerRestart.Request;
import org.hwautomation.jobs.step.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A BMC that runs its new firmware only after a restart by us, and a service that dies around it.
class AwaitManagerHandlerTest {

  private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");

  private final AwaitManagerHandler handler = new AwaitManagerHandler(Pace.REAL);
  private final OneBmc server = new OneBmc();

  @Test
  void whoDiedBeforeTheRestartRestartsTheBmcAfterAMinute() {
    var died = new ManagerRestart(BEGIN, Request.SENDING, 0);

    var early = waiting(handler.run(at(died, BEGIN.plusSeconds(10))));
    assertThat(early.request()).isEqualTo(Request.SENDING);
    assertThat(server.resets).isZero();

    var late = waiting(handler.run(at(early, BEGIN.plusSeconds(70))));
    assertThat(late.request()).isEqualTo(Request.SENT);
    assertThat(server.resets).isEqualTo(1);
  }

  @Test
  void whoDiedAfterTheRestartDoesNotRestartTheBmcAgain() {
    server.version = "2";
    var died = new ManagerRestart(BEGIN, Request.SENDING, 0);

    var outcome = waiting(handler.run(at(died, BEGIN.plusSeconds(70))));

    assertThat(outcome.request()).isEqualTo(Request.SENT);
    assertThat(server.resets).isZero();
  }

  @Test
  void theIntentionIsSavedBeforeTheRestart() {
    var run = at(null, BEGIN);

    assertThat(waiting(handler.run(run)).request()).isEqualTo(Request.SENT);

    assertThat(run.saved).extracting(ManagerRestart::request).containsExactly(Request.SENDING);
    assertThat(server.resets).isEqualTo(1);
  }

  private OneRun<AwaitManager, ManagerRestart> at(
      @Nullable ManagerRestart checkpoint, Instant now) {
    var arguments = new AwaitManager(true, List.of("install-1-1"), List.of(OneBmc.NEWER));
    return new OneRun<>(arguments, server, checkpoint, now);
  }

  private static ManagerRestart waiting(Outcome<ManagerRestart> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Waiting.class);
    return ((Outcome.Waiting<ManagerRestart>) outcome).checkpoint();
  }
}
