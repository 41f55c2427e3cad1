package org.hwautomation.redfish.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hwautomation.base.ByteSize;
import org.hwautomation.redfish.client.Limits;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.rawbmc.Script;
import org.hwautomation.redfish.rawbmc.WithRawBmc;
import org.junit.jupiter.api.Test;

class ListeningTest extends WithRawBmc {

  private static final String SSE = "/redfish/v1/EventService/SSE";
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
  private static final EventLimits LIMITS =
      new EventLimits(ByteSize.ofKiB(4), Duration.ofMillis(500));

  ListeningTest() {
    super(Limits.DEFAULT.atOnce(1));
  }

  private Failure refused() {
    var thrown =
        catchThrowableOfType(RedfishException.class, () -> bmc.listen(SSE, LIMITS, _ -> true));
    assertThat(thrown).isNotNull();
    return thrown.failure();
  }

  @Test
  void eventsArriveUntilTheBmcEndsTheStream() {
    routes.on(
        "GET " + SSE,
        (_, line) -> {
          line.raw(HEAD + "id: 1\ndata: {\"a\":1}\n\n: alive\n\ndata: {\"b\":2}\n\n");
          line.close();
        });
    var heard = new ArrayList<String>();
    bmc.listen(SSE, LIMITS, event -> heard.add(event.data()));
    assertThat(heard).containsExactly("{\"a\":1}", "{\"b\":2}");
    assertThat(server.requests().getLast().header("accept")).isEqualTo("text/event-stream");
  }

  @Test
  void theBmcStaysReachableWhileWeListenAndWhoHasHeardEnoughGoes() {
    routes.json("/redfish/v1/Systems/1", "{\"Id\":\"1\"}");
    routes.on(
        "GET " + SSE,
        (_, line) -> {
          line.raw(HEAD);
          for (; ; ) line.raw("data: {}\n\n");
        });
    var read = new ArrayList<String>();
    bmc.listen(
        SSE,
        LIMITS,
        _ -> {
          read.add(bmc.read("/redfish/v1/Systems/1").text("Id"));
          return read.size() < 3;
        });
    assertThat(read).isEqualTo(List.of("1", "1", "1"));
  }

  @Test
  void silenceIsNotListenedToForEver() {
    routes.on(
        "GET " + SSE,
        (_, line) -> {
          line.raw(HEAD + "data: {}\n\n");
          line.hang();
        });
    assertThat(refused()).isInstanceOf(Failure.DeadlineExceeded.class);
  }

  @Test
  void anEventWithoutEndIsCutOff() {
    routes.on(
        "GET " + SSE,
        (_, line) -> {
          line.raw(HEAD);
          for (; ; ) line.raw("data: and so on\n");
        });
    assertThat(refused()).isInstanceOf(Failure.BadAnswer.class);
  }

  @Test
  void aRefusalIsAFailureLikeAnyOther() {
    routes.on("GET " + SSE, Script.json(503, "{}", "Retry-After: 9"));
    assertThat(refused())
        .isInstanceOfSatisfying(
            Failure.Busy.class,
            busy -> assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(9)));
  }

  @Test
  void aSessionThatExpiredIsMadeAnew() {
    routes.on(
        "GET " + SSE,
        (_, line) -> {
          line.raw(HEAD + "data: {}\n\n");
          line.close();
        });
    bmc.logIn();
    routes.forgetSessions();
    var heard = new ArrayList<ServerSentEvent>();
    bmc.listen(SSE, LIMITS, heard::add);
    assertThat(heard).hasSize(1);
  }
}
