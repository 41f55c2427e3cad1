package org.hwautomation.redfish.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Deadline;
import org.hwautomation.base.Secret;
import org.hwautomation.redfish.failure.Effect;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.rawbmc.RawBmc;
import org.hwautomation.redfish.rawbmc.Routes;
import org.hwautomation.redfish.rawbmc.Script;
import org.hwautomation.redfish.rawbmc.TestPause;
import org.hwautomation.redfish.rawbmc.TlsIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;

/// Every failure, produced by a server of bare sockets.
class FailuresTest {

  private static final String PATH = "/redfish/v1/Systems/1";
  private static final InstantSource CLOCK = InstantSource.system();

  private final TestPause pause = new TestPause();
  private final Redfish redfish =
      Redfish.create(CLOCK, Limits.DEFAULT.largestAnswer(ByteSize.ofMiB(1)), pause);
  private final Routes routes = new Routes();

  @AfterEach
  void close() {
    redfish.close();
  }

  private Failure reading(Script script) throws Exception {
    routes.on("GET " + PATH, script);
    try (var server = RawBmc.plain(routes);
        var bmc = redfish.open(server.endpoint())) {
      return failure(() -> bmc.read(PATH));
    }
  }

  private Failure posting(Script script) throws Exception {
    routes.on("POST " + PATH, script);
    try (var server = RawBmc.plain(routes);
        var bmc = redfish.open(server.endpoint())) {
      var failure = failure(() -> bmc.post(PATH, JsonNodeFactory.instance.objectNode()));
      assertThat(server.count("POST " + PATH)).as("a POST is sent once").isEqualTo(1);
      return failure;
    }
  }

  private static Failure failure(Runnable call) {
    var thrown = catchThrowableOfType(RedfishException.class, call::run);
    assertThat(thrown).as("a RedfishException").isNotNull();
    assertThat(thrown).hasMessageContaining("rack7-u12").hasMessageNotContaining(RawBmc.PASSWORD);
    return thrown.failure();
  }

  private static Endpoint endpoint(String base) {
    return new Endpoint(
        "rack7-u12",
        URI.create(base),
        new Trust.OnFirstUse(),
        new Credential("root", Secret.of(RawBmc.PASSWORD)),
        TlsLevel.MODERN);
  }

  private static String error(String id, String... args) {
    var quoted = Stream.of(args).map(arg -> "\"" + arg + "\"").toList();
    return """
    {"error":{"code":"Base.1.8.GeneralError","message":"see below","@Message.ExtendedInfo":[
      {"MessageId":"%s","MessageArgs":%s}]}}\
    """
        .formatted(id, quoted);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(403, "<html>no</html>", Failure.Forbidden.class),
        Arguments.of(403, error("Base.1.8.InsufficientPrivilege"), Failure.Forbidden.class),
        Arguments.of(
            403, error("SMC.1.0.OemLicenseNotPassed", "DCMS "), Failure.LicenseRequired.class),
        Arguments.of(
            403,
            error("Base.1.8.PasswordChangeRequired", "/redfish/v1/AccountService/Accounts/2"),
            Failure.PasswordChangeRequired.class),
        Arguments.of(404, "", Failure.NotFound.class),
        Arguments.of(410, "", Failure.NotFound.class),
        Arguments.of(405, "", Failure.MethodNotAllowed.class),
        Arguments.of(409, error("IDRAC.2.8.RAC0000"), Failure.Conflict.class),
        Arguments.of(412, "", Failure.PreconditionFailed.class),
        Arguments.of(428, "", Failure.PreconditionFailed.class),
        Arguments.of(413, "", Failure.UploadTooLarge.class),
        Arguments.of(429, "", Failure.Busy.class),
        Arguments.of(503, "", Failure.Busy.class),
        Arguments.of(400, error("IDRAC.2.8.SWC0700"), Failure.Busy.class),
        Arguments.of(400, error("iLO.2.14.UnableToModifyDuringSystemPOST"), Failure.Busy.class),
        Arguments.of(
            400,
            error("Base.1.8.PropertyValueNotInList", "Maybe", "BootMode"),
            Failure.RejectedByValidation.class),
        Arguments.of(415, "", Failure.RejectedByValidation.class),
        Arguments.of(501, "", Failure.NotSupported.class),
        Arguments.of(
            400, error("Base.1.8.ActionNotSupported", "Reset"), Failure.NotSupported.class),
        Arguments.of(500, error("Base.1.8.InternalError"), Failure.ServiceError.class),
        Arguments.of(502, "<html>Bad Gateway</html>", Failure.ServiceError.class),
        Arguments.of(302, "", Failure.BadAnswer.class));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void tellsWhatARefusalMeans(int status, String body, Class<?> expected) throws Exception {
    var failure = posting(Script.json(status, body));
    assertThat(failure).isInstanceOf(expected);
    assertThat(failure.where().path()).isEqualTo(PATH);
    // Only an internal error leaves it open whether something was done before it.
    assertThat(failure.effect())
        .isEqualTo(status == 500 || status == 502 ? Effect.UNKNOWN : Effect.NONE);
  }

  @Test
  void namesTheLicenceThatIsMissing() throws Exception {
    var failure = posting(Script.json(403, error("SMC.1.0.OemLicenseNotPassed", "DCMS ")));
    assertThat(failure)
        .isInstanceOfSatisfying(
            Failure.LicenseRequired.class, f -> assertThat(f.license()).isEqualTo("DCMS"));
  }

  @Test
  void saysForHowLongTheBmcIsBusy() throws Exception {
    var header = posting(Script.json(503, "", "Retry-After: 17"));
    assertThat(((Failure.Busy) header).retryAfter()).isEqualTo(Duration.ofSeconds(17));
    var argument = posting(Script.json(503, error("Base.1.8.ServiceTemporarilyUnavailable", "30")));
    assertThat(((Failure.Busy) argument).retryAfter()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aPasswordThatIsRefusedIsNotTriedByEveryThread() throws Exception {
    routes.on(Routes.LOGIN, Script.json(401, "{}"));
    try (var server = RawBmc.plain(routes);
        var bmc = redfish.open(server.endpoint())) {
      for (int i = 0; i < 6; i++) {
        assertThat(failure(() -> bmc.read(PATH))).isInstanceOf(Failure.Unauthenticated.class);
      }
      assertThat(server.count(Routes.LOGIN)).isEqualTo(1);
    }
  }

  @Test
  void aFullSessionTableIsTold() throws Exception {
    routes.on(Routes.LOGIN, Script.json(503, error("IDRAC.2.8.RAC0218")));
    try (var server = RawBmc.plain(routes);
        var bmc = redfish.open(server.endpoint())) {
      assertThat(failure(bmc::sessionToken)).isInstanceOf(Failure.SessionLimit.class);
    }
  }

  @Test
  void nobodyListens() throws Exception {
    int port;
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    try (var bmc = redfish.open(endpoint("http://127.0.0.1:" + port))) {
      assertThat(failure(() -> bmc.read(PATH))).isInstanceOf(Failure.Unreachable.class);
    }
  }

  @Test
  void nobodyIsCalledThat() {
    try (var bmc = redfish.open(endpoint("http://no-such-bmc.invalid"))) {
      assertThat(failure(() -> bmc.read(PATH))).isInstanceOf(Failure.Unreachable.class);
    }
  }

  @Test
  void aBmcThatIsAwayIsLeftAlone() throws Exception {
    int port;
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    try (var bmc = redfish.open(endpoint("http://127.0.0.1:" + port))) {
      for (int i = 0; i < Limits.DEFAULT.opensAfter(); i++) failure(() -> bmc.read(PATH));
      assertThat(failure(() -> bmc.read(PATH)))
          .isInstanceOfSatisfying(
              Failure.CircuitOpen.class, open -> assertThat(open.retryAfter()).isPositive());
    }
  }

  @Test
  void aCertificateThatIsNotThePinnedOne() throws Exception {
    var identity = TlsIdentity.selfSigned();
    var other = TlsIdentity.selfSigned();
    try (var server = RawBmc.tls(identity, routes);
        var bmc = redfish.open(server.endpoint(new Trust.Pinned(other.fingerprint())))) {
      assertThat(failure(() -> bmc.read(PATH)))
          .isEqualTo(
              new Failure.TlsUntrusted(
                  new org.hwautomation.redfish.failure.Where("rack7-u12", "GET", ServiceRoot.PATH),
                  identity.fingerprint(),
                  "it is not the certificate that was pinned (SHA-256 "
                      + other.fingerprint()
                      + ")"));
      assertThat(server.requests()).as("nothing was sent to a stranger").isEmpty();
    }
  }

  @Test
  void plainHttpWhereTlsIsExpected() throws Exception {
    try (var server = RawBmc.plain((_, line) -> line.raw("HTTP/1.1 400 Bad\r\n\r\n"));
        var bmc = redfish.open(endpoint("https://127.0.0.1:" + server.port()))) {
      assertThat(failure(() -> bmc.read(PATH))).isInstanceOf(Failure.TlsFailed.class);
    }
  }

  @Test
  void aHandshakeThatNeverEndsMeetsTheDeadline() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      try (var bmc = redfish.open(endpoint("https://127.0.0.1:" + silent.getLocalPort()))) {
        var deadline = Deadline.after(Duration.ofMillis(300), CLOCK);
        assertThat(failure(() -> bmc.get("/redfish/v1", Priority.POLL, deadline)))
            .isInstanceOf(Failure.DeadlineExceeded.class);
      }
    }
  }

  @Test
  void anAnswerThatNeverComesMeetsTheDeadline() throws Exception {
    routes.on("GET /redfish/v1", (_, line) -> line.hang());
    try (var server = RawBmc.plain(routes);
        var bmc = redfish.open(server.endpoint())) {
      var deadline = Deadline.after(Duration.ofMillis(300), CLOCK);
      assertThat(failure(() -> bmc.get("/redfish/v1", Priority.POLL, deadline)))
          .isInstanceOfSatisfying(
              Failure.DeadlineExceeded.class, f -> assertThat(f.effect()).isEqualTo(Effect.NONE));
    }
  }

  @Test
  void anAnswerThatDripsMeetsTheDeadline() throws Exception {
    routes.on(
        "GET /redfish/v1",
        (_, line) -> {
          line.raw("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{");
          line.drip();
        });
    try (var server = RawBmc.plain(routes);
        var bmc = redfish.open(server.endpoint())) {
      var deadline = Deadline.after(Duration.ofMillis(500), CLOCK);
      assertThat(failure(() -> bmc.get("/redfish/v1", Priority.POLL, deadline)))
          .isInstanceOf(Failure.DeadlineExceeded.class);
    }
  }

  @Test
  void aWriteThatWasCutOffMayHaveHappened() throws Exception {
    assertThat(posting((_, line) -> line.reset()))
        .isInstanceOfSatisfying(
            Failure.ConnectionLost.class, f -> assertThat(f.effect()).isEqualTo(Effect.UNKNOWN));
    assertThat(posting((_, line) -> line.close()))
        .isInstanceOfSatisfying(
            Failure.ConnectionLost.class, f -> assertThat(f.effect()).isEqualTo(Effect.UNKNOWN));
  }

  @Test
  void aWriteThatIsNotAnsweredMayHaveHappened() throws Exception {
    routes.on("POST " + PATH, (_, line) -> line.hang());
    var quick = Limits.DEFAULT.request(Duration.ofMillis(500));
    try (var server = RawBmc.plain(routes);
        var impatient = Redfish.create(CLOCK, quick, pause);
        var bmc = impatient.open(server.endpoint())) {
      bmc.logIn();
      assertThat(failure(() -> bmc.post(PATH, JsonNodeFactory.instance.objectNode())))
          .isInstanceOfSatisfying(
              Failure.DeadlineExceeded.class,
              f -> assertThat(f.effect()).isEqualTo(Effect.UNKNOWN));
    }
  }

  @Test
  void aReadThatWasCutOffDidNothing() throws Exception {
    assertThat(
            reading((_, line) -> {
              line.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Id\"");
              line.close();
            }))
        .isInstanceOfSatisfying(
            Failure.ConnectionLost.class, f -> assertThat(f.effect()).isEqualTo(Effect.NONE));
  }

  @Test
  void htmlIsNoAnswer() throws Exception {
    assertThat(reading(Script.json(200, "<html>Login</html>")))
        .isInstanceOf(Failure.BadAnswer.class);
    assertThat(reading(Script.json(200, "{\"Id\":"))).isInstanceOf(Failure.BadAnswer.class);
    assertThat(reading(Script.json(200, ""))).isInstanceOf(Failure.BadAnswer.class);
  }

  @Test
  void whatIsSaidToBeGzipAndIsNot() throws Exception {
    assertThat(reading(Script.json(200, "{}      ", "Content-Encoding: gzip")))
        .isInstanceOf(Failure.BadAnswer.class);
  }

  @Test
  void whatIsNoHttp() throws Exception {
    assertThat(
            reading((_, line) -> {
              line.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n");
              line.close();
            }))
        .isInstanceOf(Failure.BadAnswer.class);
  }

  @Test
  void anEndlessAnswerIsCutOff() throws Exception {
    assertThat(
            reading((_, line) -> {
              line.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
              var chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
              for (; ; ) line.raw(chunk);
            }))
        .isInstanceOfSatisfying(
            Failure.BadAnswer.class, f -> assertThat(f.reason()).contains("larger than 1 MiB"));
  }

  @Test
  void endlessHeadersAreCutOff() throws Exception {
    assertThat(
            reading((_, line) -> {
              line.raw("HTTP/1.1 200 OK\r\n");
              for (; ; ) line.raw("X-More: and more\r\n".repeat(100));
            }))
        .isInstanceOf(Failure.BadAnswer.class);
  }

  @Test
  void whatIsNoBmcIsToldApart() throws Exception {
    routes.on("GET /redfish/v1", Script.json(200, "{\"printer\":true}"));
    try (var server = RawBmc.plain(routes)) {
      var deadline = Deadline.after(Duration.ofSeconds(10), CLOCK);
      assertThat(failure(() -> redfish.probe(server.endpoint(), deadline)))
          .isInstanceOfSatisfying(
              Failure.BadAnswer.class,
              f -> assertThat(f.reason()).contains("not a Redfish service root"));
    }
  }
}
