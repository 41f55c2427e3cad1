package org.hwautomation.redfish.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.hwautomation.redfish.rawbmc.RawBmc;
import org.hwautomation.redfish.rawbmc.Script;
import org.hwautomation.redfish.rawbmc.WithRawBmc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest extends WithRawBmc {

  private static final String SYSTEM = "/redfish/v1/Systems/1";

  ReadingTest() {
    super(Limits.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Model\":\"R750\",}",
        "{\"Model\":\"R750\",\"Cpus\":[1,2,],}",
        "\uFEFF{\"Model\":\"R750\"}",
        "  \r\n{\"Model\":\"R750\"}",
        "{\"Model\":\"R750\",\"Temperature\":NaN,\"Slot\":007}",
        "{\"Model\":\"R750\",\"Text\":\"a\tb\nc\"}",
        "{\"Model\":\"R750\"}\0\0",
        "{\"Model\":\"R750\"} trailing noise"
      })
  void brokenJsonIsRead(String body) {
    routes.json(SYSTEM, body);
    assertThat(bmc.read(SYSTEM).text("Model")).isEqualTo("R750");
  }

  @Test
  void bytesThatAreNoUtf8AreRead() {
    var body = "{\"Model\":\"R750 \u00ae\"}".getBytes(StandardCharsets.ISO_8859_1);
    routes.on("GET " + SYSTEM, (_, line) -> line.answer(200, body));
    assertThat(bmc.read(SYSTEM).text("Model")).isEqualTo("R750 \u00ae");
  }

  @Test
  void gzipIsAskedForOnlyAfterA406() {
    routes.on(
        "GET " + SYSTEM,
        (request, line) -> {
          if (request.header("accept-encoding").equals("gzip")) {
            line.answer(200, zipped("{\"Model\":\"DL385\"}"), "Content-Encoding: gzip");
          } else {
            line.json(406, "{}");
          }
        });
    assertThat(bmc.read(SYSTEM).text("Model")).isEqualTo("DL385");
    assertThat(server.requests())
        .filteredOn(request -> request.path().equals(SYSTEM))
        .extracting(request -> request.header("accept-encoding"))
        .containsExactly("identity", "gzip");
  }

  private static byte[] zipped(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void askingWhetherSomethingChangedCostsOneRequest() {
    routes.on(
        "GET " + SYSTEM,
        (request, line) -> {
          if (request.header("if-none-match").equals("W/\"5\"")) line.answer(304, new byte[0]);
          else line.json(200, "{\"Id\":\"1\"}");
        });

    assertThat(bmc.readIfChanged(SYSTEM, "W/\"5\"")).isEmpty();
    assertThat(server.requests()).hasSize(1);
    assertThat(bmc.readIfChanged(SYSTEM, "W/\"4\"")).isPresent();
    assertThat(bmc.readIfChanged(SYSTEM, "")).isPresent();
    assertThat(server.requests()).hasSize(3);
    assertThat(routes.openSessions()).isEmpty();
  }

  @Test
  void whoRefusesBasicIsAskedWithASession() {
    routes.on(
        "GET " + SYSTEM,
        (request, line) -> {
          if (request.header("x-auth-token").isEmpty()) line.json(401, "{}");
          else line.answer(304, new byte[0]);
        });

    assertThat(bmc.readIfChanged(SYSTEM, "\"5\"")).isEmpty();
    assertThat(routes.openSessions()).hasSize(1);
  }

  @Test
  void aChunkedAnswerIsRead() {
    routes.on(
        "GET " + SYSTEM,
        (_, line) ->
            line.raw(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "5\r\n{\"Id\"\r\n5\r\n:\"1\"}\r\n0\r\n\r\n"));
    assertThat(bmc.read(SYSTEM).text("Id")).isEqualTo("1");
  }

  @Test
  void aMissingSlashIsFollowed() {
    routes.on("GET " + SYSTEM, Script.json(308, "", "Location: " + SYSTEM + "/"));
    routes.json(SYSTEM + "/", "{\"Id\":\"1\"}");
    assertThat(bmc.read(SYSTEM).text("Id")).isEqualTo("1");
  }

  @Test
  void neitherLinkNorRedirectLeadsToAnotherHost() throws Exception {
    routes.json(SYSTEM, "{\"Id\":\"1\"}");
    try (var thief = RawBmc.plain(Script.json(200, "{\"Id\":\"stolen\"}"))) {
      var elsewhere = "127.0.0.1:" + thief.port() + SYSTEM;
      assertThat(bmc.read("http://" + elsewhere).text("Id")).isEqualTo("1");
      assertThat(bmc.find("//" + elsewhere)).isEmpty();
      routes.on("GET /redfish/v1/Away", Script.json(307, "", "Location: http://evil.invalid/x"));
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> bmc.read("/redfish/v1/Away")))
          .hasMessageContaining("HTTP 307");
      assertThat(thief.connections()).isZero();
    }
  }

  @Test
  void oddCharactersInIdsAreEncodedOnTheWire() {
    routes.json("/redfish/v1/Chassis/a%20b%5B1%5D%7C", "{\"Id\":\"odd\"}");
    routes.json("/redfish/v1/Chassis/1/Thermal", "{\"Id\":\"Thermal\"}");
    assertThat(bmc.read("/redfish/v1/Chassis/a b[1]|").text("Id")).isEqualTo("odd");
    assertThat(bmc.read("/redfish/v1/Chassis/1/Thermal#/Fans/0").text("Id")).isEqualTo("Thermal");
  }

  @Test
  void equalReadsAtTheSameTimeAreAskedOnce() throws Exception {
    var asked = new CountDownLatch(1);
    var answer = new CountDownLatch(1);
    routes.on(
        "GET " + SYSTEM,
        (_, line) -> {
          asked.countDown();
          await(answer);
          line.json(200, "{\"Id\":\"1\"}");
        });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var reads = new ArrayList<Future<Resource>>();
      reads.add(threads.submit(() -> bmc.read(SYSTEM, Freshness.FRESH)));
      await(asked);
      for (int i = 0; i < 30; i++) {
        reads.add(threads.submit(() -> bmc.read(SYSTEM, Freshness.FRESH)));
      }
      answer.countDown();
      for (var read : reads) assertThat(read.get().text("Id")).isEqualTo("1");
    }
    // Whoever came after the answer asked anew; who came before shared it.
    assertThat(server.count("GET " + SYSTEM)).isLessThan(31);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aReadIsRepeatedWhenTheKeptConnectionWasClosed() {
    var tries = new AtomicInteger();
    routes.on(
        "GET " + SYSTEM,
        (_, line) -> {
          if (tries.getAndIncrement() == 0) line.reset();
          else line.json(200, "{\"Id\":\"1\"}");
        });
    assertThat(bmc.read(SYSTEM).text("Id")).isEqualTo("1");
    assertThat(pause.pauses()).containsExactly(Duration.ZERO);
  }

  @Test
  void aBmcThatClosesAfterEachAnswerIsNoTroubleForWrites() {
    var reset = SYSTEM + "/Actions/ComputerSystem.Reset";
    routes.on(
        "POST " + reset,
        (_, line) -> {
          line.answer(204, new byte[0]);
          line.close();
        });
    for (int i = 0; i < 5; i++) {
      var body = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
      assertThat(bmc.post(reset, body).status()).isEqualTo(204);
    }
  }

  @Test
  void aBusyBmcIsAskedAgainWhenItSaid() {
    var tries = new AtomicInteger();
    routes.on(
        "GET " + SYSTEM,
        (_, line) -> {
          if (tries.getAndIncrement() < 2) line.json(503, "{}", "Retry-After: 7");
          else line.json(200, "{\"Id\":\"1\"}");
        });
    assertThat(bmc.read(SYSTEM).text("Id")).isEqualTo("1");
    assertThat(pause.pauses()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
  }

  @Test
  void aBmcThatIsBusyBeyondTheDeadlineIsNotWaitedFor() {
    routes.on("GET " + SYSTEM, Script.json(503, "{}", "Retry-After: 3600"));
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> bmc.read(SYSTEM)))
        .hasMessageContaining("busy");
    assertThat(pause.pauses()).isEmpty();
  }

  @Test
  void connectionsAreKept() {
    routes.json(SYSTEM, "{\"Id\":\"1\"}");
    for (int i = 0; i < 10; i++) bmc.read(SYSTEM, Freshness.FRESH);
    assertThat(server.connections()).isEqualTo(1);
  }
}
