package org.hwautomation.redfish.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.hwautomation.base.Deadline;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.rawbmc.RawBmc;
import org.hwautomation.redfish.rawbmc.Routes;
import org.hwautomation.redfish.rawbmc.TestPause;
import org.hwautomation.redfish.rawbmc.TlsIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrustTest {

  private static final String SYSTEM = "/redfish/v1/Systems/1";
  private static final InstantSource CLOCK = InstantSource.system();

  private final Redfish redfish = Redfish.create(CLOCK, Limits.DEFAULT, new TestPause());
  private final Routes routes = new Routes().json(SYSTEM, "{\"Id\":\"1\"}");

  @AfterEach
  void close() {
    redfish.close();
  }

  private static Failure refused(Bmc bmc) {
    var thrown =
        catchThrowableOfType(RedfishException.class, () -> bmc.read(SYSTEM, Freshness.FRESH));
    assertThat(thrown).isNotNull();
    return thrown.failure();
  }

  @Test
  void thePinnedCertificateIsTrustedWhateverItsName() throws Exception {
    var identity = TlsIdentity.selfSigned();
    try (var server = RawBmc.tls(identity, routes);
        var bmc = redfish.open(server.endpoint(new Trust.Pinned(identity.fingerprint())))) {
      assertThat(bmc.read(SYSTEM).text("Id")).isEqualTo("1");
      assertThat(bmc.certificate()).contains(identity.fingerprint());
    }
  }

  @Test
  void trustOnFirstUsePinsForTheLifeOfTheGateway() throws Exception {
    var first = TlsIdentity.selfSigned();
    var second = TlsIdentity.selfSigned();
    var shown = second.fingerprint();
    var server = RawBmc.tls(first, routes);
    int port = server.port();
    try (var bmc = redfish.open(server.endpoint())) {
      bmc.read(SYSTEM);
      assertThat(bmc.certificate()).contains(first.fingerprint());
      server.close();
      try (var impostor = RawBmc.tlsAt(port, second, routes)) {
        assertThat(refused(bmc))
            .isInstanceOfSatisfying(
                Failure.TlsUntrusted.class, f -> assertThat(f.presented()).isEqualTo(shown));
        assertThat(impostor.requests()).isEmpty();
      }
    }
  }

  @Test
  void anAuthorityVouchesForTheAddress() throws Exception {
    var identity = TlsIdentity.issuedFor("127.0.0.1");
    try (var server = RawBmc.tls(identity, routes);
        var bmc = redfish.open(server.endpoint(new Trust.Authority(List.of(identity.issuer()))))) {
      assertThat(bmc.read(SYSTEM).text("Id")).isEqualTo("1");
    }
  }

  @Test
  void anAuthorityDoesNotVouchForAnotherAddress() throws Exception {
    var identity = TlsIdentity.issuedFor("127.9.9.9");
    try (var server = RawBmc.tls(identity, routes);
        var bmc = redfish.open(server.endpoint(new Trust.Authority(List.of(identity.issuer()))))) {
      assertThat(refused(bmc)).isInstanceOf(Failure.TlsUntrusted.class);
    }
  }

  @Test
  void anotherAuthorityVouchesForNothing() throws Exception {
    var identity = TlsIdentity.issuedFor("127.0.0.1");
    var other = TlsIdentity.issuedFor("127.0.0.1");
    try (var server = RawBmc.tls(identity, routes);
        var bmc = redfish.open(server.endpoint(new Trust.Authority(List.of(other.issuer()))));
        var publicly = redfish.open(server.endpoint(new Trust.Authority(List.of())))) {
      assertThat(refused(bmc)).isInstanceOf(Failure.TlsUntrusted.class);
      assertThat(refused(publicly)).isInstanceOf(Failure.TlsUntrusted.class);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void aConnectionOrTlsSessionMadeUnderAnotherTrustIsNotBelieved() throws Exception {
    var identity = TlsIdentity.selfSigned();
    var wanted = TlsIdentity.selfSigned();
    try (var server = RawBmc.tls(identity, routes);
        var trusting = redfish.open(server.endpoint());
        var pinned = redfish.open(server.endpoint(new Trust.Pinned(wanted.fingerprint())))) {
      trusting.read(SYSTEM);
      int sent = server.requests().size();
      assertThat(refused(pinned)).isInstanceOf(Failure.TlsUntrusted.class);
      assertThat(server.requests()).hasSize(sent);
    }
  }

  @Test
  void aProbeBesideAGatewayDisturbsNeither() throws Exception {
    var identity = TlsIdentity.selfSigned();
    try (var server = RawBmc.tls(identity, routes);
        var bmc = redfish.open(server.endpoint(new Trust.Pinned(identity.fingerprint())))) {
      bmc.read(SYSTEM);
      var deadline = Deadline.after(Duration.ofSeconds(20), CLOCK);
      for (int i = 0; i < 2; i++) {
        // The second handshake resumes a TLS session and shows no certificate.
        assertThat(redfish.probe(server.endpoint(), deadline).certificate())
            .isEqualTo(identity.fingerprint());
      }
      assertThat(bmc.read(SYSTEM, Freshness.FRESH).text("Id")).isEqualTo("1");
    }
  }

  @Test
  void gatewaysUnderOnePinShareConnections() throws Exception {
    var identity = TlsIdentity.selfSigned();
    var trust = new Trust.Pinned(identity.fingerprint());
    try (var server = RawBmc.tls(identity, routes)) {
      for (int i = 0; i < 3; i++) {
        try (var bmc = redfish.open(server.endpoint(trust))) {
          bmc.read(SYSTEM);
          assertThat(bmc.certificate()).contains(identity.fingerprint());
        }
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }
}
