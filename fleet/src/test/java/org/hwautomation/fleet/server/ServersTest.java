package org.hwautomation.fleet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hwautomation.fleet.FleetFixture.ADMIN;
import static org.hwautomation.fleet.FleetFixture.LOGIN;
import static org.hwautomation.fleet.FleetFixture.OPERATOR;
import static org.hwautomation.fleet.FleetFixture.VIEWER;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.PowerState;
import org.hwautomation.fleet.FakeBmc;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.AccessDenied;
import org.hwautomation.fleet.audit.AuditEntry;
import org.hwautomation.fleet.audit.AuditQuery;
import org.hwautomation.fleet.credential.Login;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersTest {

  private static final Endpoint HERE = Endpoint.onFirstUse("127.0.0.1", 8443);

  @TempDir Path directory;
  private FleetFixture fixture;
  private Fleet fleet;
  private Servers servers;
  private FakeBmc machine;

  @BeforeEach
  void open() {
    fixture = new FleetFixture(directory);
    fleet = fixture.fleet;
    servers = fleet.servers();
    machine = fixture.bmcs.add("127.0.0.1", 8443, new FakeBmc("Contoso", "R1", "SN0001"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void enrollingProvesTheBmcPinsItsCertificateAndNamesItAfterItsSerial() {
    var server = servers.enrol(OPERATOR, NewServer.at(HERE, LOGIN));
    assertThat(server.name()).isEqualTo("SN0001");
    assertThat(server.state()).isEqualTo(ServerState.ENROLLED);
    assertThat(server.endpoint().trust()).isEqualTo(new Trust.Pinned(machine.certificate));
    assertThat(server.identity()).isEqualTo(machine.identity);
    assertThat(server.power()).isEqualTo(PowerState.ON);
    assertThat(server.lastSeen()).isEqualTo(fixture.clock.instant());
    assertThat(servers.byIdOrName("sn0001")).isEqualTo(server);
    assertThat(servers.byIdOrName(server.id().toString())).isEqualTo(server);
    assertThat(fixture.bmcs.closed).hasValue(1);
  }

  @Test
  void whatIsNotABmcTheWrongPasswordAndAForeignCertificateStoreNothing() {
    fixture.bmcs.add("127.0.0.1", 80, new FakeBmc("", "", "")).isWebServer = true;
    assertThat(codeOfEnrolling(Endpoint.onFirstUse("127.0.0.1", 80), LOGIN)).isEqualTo("not-a-bmc");
    assertThat(codeOfEnrolling(HERE, new Login("root", Secret.of("wrong"))))
        .isEqualTo("bmc-login-refused");
    var foreign = new Trust.Pinned(Sha256.of("other".getBytes(StandardCharsets.UTF_8)));
    assertThat(codeOfEnrolling(HERE.withTrust(foreign), LOGIN)).isEqualTo("bmc-untrusted");
    assertThat(codeOfEnrolling(Endpoint.onFirstUse("127.0.0.9", 443), LOGIN))
        .isEqualTo("bmc-unreachable");
    assertThat(fixture.count("server")).isZero();
    assertThat(fixture.count("credential")).isZero();
    assertThat(fixture.count("audit_entry")).isZero();
  }

  @Test
  void aServerThatDoesNotAnswerCanBeStoredAsNewAndIsEnrolledByALaterCheck() {
    machine.answers = false;
    var stored = servers.enrolOrAdd(OPERATOR, NewServer.at(HERE, LOGIN));
    assertThat(stored.state()).isEqualTo(ServerState.NEW);
    assertThat(stored.reachability()).isEqualTo(Reachability.NO_ANSWER);
    assertThat(stored.stateReason()).isNotBlank();
    machine.answers = true;
    var checked = servers.recheck(OPERATOR, stored.id());
    assertThat(checked.state()).isEqualTo(ServerState.ENROLLED);
    assertThat(checked.stateReason()).isEmpty();
    assertThat(checked.endpoint().trust()).isEqualTo(new Trust.Pinned(machine.certificate));
  }

  @Test
  void anEnrolledServerWhosePasswordChangedIsUnreachableUntilTheNewOneIsStored() {
    var server = servers.enrol(OPERATOR, NewServer.at(HERE, LOGIN));
    machine.password = "new-password-1";
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> servers.recheck(OPERATOR, server.id()));
    assertThat(servers.byId(server.id()).state()).isEqualTo(ServerState.UNREACHABLE);
    assertThat(servers.byId(server.id()).reachability()).isEqualTo(Reachability.LOGIN_REFUSED);
    servers.update(
        OPERATOR,
        server.id(),
        ServerChange.NOTHING.login(new Login("root", Secret.of("new-password-1"))));
    assertThat(servers.recheck(OPERATOR, server.id()).state()).isEqualTo(ServerState.ENROLLED);
  }

  @Test
  void aQuarantinedServerStaysSoUntilItIsReleased() {
    var server = servers.enrol(OPERATOR, NewServer.at(HERE, LOGIN));
    servers.quarantine(OPERATOR, server.id(), "board was swapped");
    var checked = servers.recheck(OPERATOR, server.id());
    assertThat(checked.state()).isEqualTo(ServerState.QUARANTINED);
    assertThat(checked.stateReason()).isEqualTo("board was swapped");
    assertThat(servers.release(OPERATOR, server.id()).state()).isEqualTo(ServerState.ENROLLED);
  }

  @Test
  void namesAndAddressesAreTakenOnceWhateverTheirCase() {
    servers.enrol(OPERATOR, NewServer.at(HERE, LOGIN).named("Web-1"));
    assertThat(codeOfEnrolling(HERE, LOGIN)).isEqualTo("server-address-taken");
    fixture.bmcs.add("127.0.0.2", 443, new FakeBmc("Contoso", "R1", "SN0002"));
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() ->
            servers.enrol(
                OPERATOR,
                NewServer.at(Endpoint.onFirstUse("127.0.0.2", 443), LOGIN).named("WEB-1")))
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("server-name-taken"));
  }

  @Test
  void anUnknownDeviceTypeIsRefusedWithTheNearestName() {
    FleetFixture.write(
        directory.resolve("config/device-types/web.yaml"), "name: web-frontend\nmatch: []\n");
    fleet.catalogs().reload(ADMIN);
    var server = servers.enrol(OPERATOR, NewServer.at(HERE, LOGIN));
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() ->
            servers.update(OPERATOR, server.id(), ServerChange.NOTHING.deviceType("web-fronted")))
        .satisfies(problem ->
            assertThat(problem.faults().getFirst().suggestions()).containsExactly("web-frontend"));
    var assigned =
        servers.update(OPERATOR, server.id(), ServerChange.NOTHING.deviceType("web-frontend"));
    assertThat(assigned.deviceType()).contains("web-frontend");
    assertThat(
            servers.update(OPERATOR, server.id(), ServerChange.NOTHING.deviceType("")).deviceType())
        .isEmpty();
  }

  @Test
  void everyChangeLeavesAnAuditRowAndNoneShowsThePassword() {
    var server = servers.enrol(OPERATOR, NewServer.at(HERE, LOGIN));
    servers.update(OPERATOR, server.id(), ServerChange.NOTHING.tags(List.of("b", "a", "b")));
    servers.update(OPERATOR, server.id(), ServerChange.NOTHING.login(LOGIN));
    servers.remove(OPERATOR, server.id());
    var entries = fleet.audit().find(ADMIN, AuditQuery.newest(10));
    assertThat(entries)
        .extracting(AuditEntry::action)
        .containsExactly("server.remove", "server.update", "server.update", "server.enrol");
    assertThat(entries)
        .allSatisfy(entry -> {
          assertThat(entry.details()).doesNotContain(LOGIN.password().reveal());
        });
    assertThat(entries.get(2).details()).contains("\"from\":[],\"to\":[\"a\",\"b\"]");
    assertThat(fixture.count("server") + fixture.count("credential")).isZero();
  }

  @Test
  void aViewerMayLookAndNothingElse() {
    var server = servers.enrol(OPERATOR, NewServer.at(HERE, LOGIN));
    assertThat(servers.find(server.id())).isPresent();
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(() -> servers.enrol(VIEWER, NewServer.at(HERE, LOGIN)));
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(() -> servers.update(VIEWER, server.id(), ServerChange.NOTHING));
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(() -> servers.remove(VIEWER, server.id()));
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(() -> servers.quarantine(VIEWER, server.id(), "x"));
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(() -> servers.recheck(VIEWER, server.id()));
  }

  @Test
  void endpointsSurviveTheDatabase() {
    var ipv6 =
        new Endpoint(
            "[::1]",
            8443,
            new Trust.CertificateAuthority(),
            true,
            Optional.of(new IpmiSettings(6230, 3)));
    var server = servers.add(OPERATOR, NewServer.at(ipv6, LOGIN).named("six"));
    assertThat(server.endpoint()).isEqualTo(ipv6);
    assertThat(server.address()).isEqualTo("[::1]:8443");
  }

  private String codeOfEnrolling(Endpoint endpoint, Login login) {
    try {
      servers.enrol(OPERATOR, NewServer.at(endpoint, login));
    } catch (Problem problem) {
      assertThat(problem.whatToDo()).isNotBlank();
      return problem.code();
    }
    throw new AssertionError("it was enrolled");
  }
}
