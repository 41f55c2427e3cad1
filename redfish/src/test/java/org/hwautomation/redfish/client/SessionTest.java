package org.hwautomation.redfish.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.rawbmc.RawBmc;
import org.hwautomation.redfish.rawbmc.Routes;
import org.hwautomation.redfish.rawbmc.Script;
import org.hwautomation.redfish.rawbmc.TestPause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;

class SessionTest {

  private static final String SYSTEM = "/redfish/v1/Systems/1";
  private static final String RESET = SYSTEM + "/Actions/ComputerSystem.Reset";

  private final Redfish redfish =
      Redfish.create(InstantSource.system(), Limits.DEFAULT, new TestPause());
  private final Routes routes =
      new Routes().json(SYSTEM, "{\"Id\":\"1\"}").on("POST " + RESET, Script.empty(204));
  private RawBmc server;

  @BeforeEach
  void open() throws Exception {
    server = RawBmc.plain(routes);
  }

  @AfterEach
  void close() throws Exception {
    redfish.close();
    server.close();
  }

  @Test
  void logsInWhenFirstNeededAndOutWhenClosed() {
    try (var bmc = redfish.open(server.endpoint())) {
      bmc.root();
      assertThat(routes.openSessions()).isEmpty();
      bmc.read(SYSTEM);
      assertThat(routes.openSessions()).hasSize(1);
    }
    assertThat(routes.openSessions()).isEmpty();
  }

  @Test
  void manyThreadsShareOneSession() throws Exception {
    try (var bmc = redfish.open(server.endpoint());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var reads = new ArrayList<Future<Resource>>();
      for (int i = 0; i < 20; i++) {
        reads.add(threads.submit(() -> bmc.read(SYSTEM, Freshness.FRESH)));
      }
      for (var read : reads) read.get();
      assertThat(server.count(Routes.LOGIN)).isEqualTo(1);
    }
  }

  @Test
  void logsInOnceMoreWhenTheBmcHasForgottenUs() {
    try (var bmc = redfish.open(server.endpoint())) {
      bmc.read(SYSTEM);
      routes.forgetSessions();
      assertThat(bmc.read(SYSTEM, Freshness.FRESH).text("Id")).isEqualTo("1");
      routes.forgetSessions();
      // A 401 proves that nothing happened, so this is sent again, too.
      assertThat(bmc.post(RESET, JsonNodeFactory.instance.objectNode()).status()).isEqualTo(204);
      assertThat(server.count(Routes.LOGIN)).isEqualTo(3);
    }
    assertThat(routes.openSessions()).isEmpty();
  }

  @Test
  void logsInOnlyOnceMoreWhenThe401Stays() {
    routes.on("GET " + SYSTEM, Script.json(401, "{}"));
    try (var bmc = redfish.open(server.endpoint())) {
      assertThatThrownBy(() -> bmc.read(SYSTEM)).isInstanceOf(RedfishException.class);
      assertThat(server.count(Routes.LOGIN)).isEqualTo(2);
      assertThat(server.count("GET " + SYSTEM)).isEqualTo(2);
    }
  }

  @Test
  void goesOnWithBasicWhenTheSessionTableIsFull() {
    routes.on(
        Routes.LOGIN,
        Script.json(
            503,
            """
            {"error":{"@Message.ExtendedInfo":[{"MessageId":"IDRAC.2.8.RAC0218"}]}}\
            """));
    try (var bmc = redfish.open(server.endpoint())) {
      assertThat(bmc.read(SYSTEM).text("Id")).isEqualTo("1");
      bmc.read(SYSTEM, Freshness.FRESH);
      assertThat(server.count(Routes.LOGIN)).isEqualTo(1);
    }
  }

  @Test
  void aLookMakesNoSession() {
    try (var bmc = redfish.openForALook(server.endpoint())) {
      assertThat(bmc.read(SYSTEM).text("Id")).isEqualTo("1");
    }
    assertThat(server.count(Routes.LOGIN)).isZero();
  }

  @Test
  void aClosedGatewayDoesNotLogInAgain() {
    var bmc = redfish.open(server.endpoint());
    bmc.read(SYSTEM);
    bmc.close();
    assertThatThrownBy(() -> bmc.read(SYSTEM, Freshness.FRESH))
        .isInstanceOf(RedfishException.class)
        .hasMessageContaining("closed");
    assertThat(routes.openSessions()).isEmpty();
  }

  @Test
  void closingWhenTheBmcIsGoneIsQuiet() throws Exception {
    var bmc = redfish.open(server.endpoint());
    bmc.read(SYSTEM);
    server.close();
    bmc.close();
    assertThat(bmc.calls()).last().satisfies(call -> assertThat(call.failure()).isNotEmpty());
  }

  @Test
  void noLogLevelMakesSecretsShow() {
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    var before = root.getLevel();
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    root.setLevel(Level.TRACE);
    root.addAppender(log);
    try (var bmc = redfish.open(server.endpoint());
        var look = redfish.openForALook(server.endpoint())) {
      bmc.read(SYSTEM);
      look.read(SYSTEM);
    } finally {
      root.detachAppender(log);
      root.setLevel(before);
    }
    assertThat(log.list).isNotEmpty();
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(text -> text.contains(RawBmc.PASSWORD))
        .noneMatch(text -> text.contains("token-"))
        .noneMatch(text -> text.contains("Basic "));
  }

  @Test
  void theJournalShowsEveryCallAndNoSecret() {
    try (var bmc = redfish.open(server.endpoint())) {
      bmc.read(SYSTEM);
      assertThat(bmc.calls())
          .extracting(call -> call.method() + " " + call.path() + " " + call.status())
          .containsExactly("GET /redfish/v1 200", Routes.LOGIN + " 201", "GET " + SYSTEM + " 200");
      assertThat(bmc.calls().toString()).doesNotContain(RawBmc.PASSWORD, "token-");
    }
  }
}
