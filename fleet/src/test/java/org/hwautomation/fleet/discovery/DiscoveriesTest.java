package org.hwautomation.fleet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hwautomation.fleet.FleetFixture.LOGIN;
import static org.hwautomation.fleet.FleetFixture.OPERATOR;
import static org.hwautomation.fleet.FleetFixture.VIEWER;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.Eventually;
import org.hwautomation.fleet.FakeBmc;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.AccessDenied;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.NewServer;
import org.hwautomation.fleet.server.Trust;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveriesTest {

  @TempDir Path directory;
  private FleetFixture fixture;
  private Discoveries discoveries;

  @BeforeEach
  void open() {
    fixture = new FleetFixture(directory);
    discoveries = fixture.fleet.discoveries();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aScanFindsEveryServiceTriesEveryAddressAndKnowsWhatIsEnrolled() {
    fixture.bmcs.add("127.0.0.5", 443, new FakeBmc("Contoso", "R1", "SN5"));
    fixture.bmcs.add("127.0.0.200", 8443, new FakeBmc("Contoso", "R1", "SN200"));
    fixture.bmcs.add("127.0.0.7", 443, new FakeBmc("", "", "")).isWebServer = true;
    var known =
        fixture
            .fleet
            .servers()
            .enrol(OPERATOR, NewServer.at(Endpoint.onFirstUse("127.0.0.5", 443), LOGIN));
    var ended = scan("127.0.0.0/24");
    assertThat(ended.state()).isEqualTo(DiscoveryState.FINISHED);
    assertThat(ended.total()).isEqualTo(512);
    assertThat(ended.probed()).isEqualTo(512);
    assertThat(ended.found()).isEqualTo(2);
    var results = discoveries.results(ended.id());
    assertThat(results)
        .extracting(r -> r.host() + ":" + r.port() + " " + r.knownServer())
        .containsExactlyInAnyOrder(
            "127.0.0.5:443 " + Optional.of(known.id()), "127.0.0.200:8443 Optional.empty");
  }

  @Test
  void whatIsEnrolledIsPinnedToTheCertificateThatTheScanSaw() {
    var first = fixture.bmcs.add("127.0.0.1", 443, new FakeBmc("Contoso", "R1", "SN1"));
    var second = fixture.bmcs.add("127.0.0.2", 443, new FakeBmc("Contoso", "R1", "SN2"));
    var ended = scan("127.0.0.1-2");
    second.certificate = new FakeBmc("", "", "impostor").certificate;
    var ids = discoveries.results(ended.id()).stream().map(DiscoveryResult::id).toList();
    var enrolled = discoveries.enrol(OPERATOR, ended.id(), ids, LOGIN, "site-a", List.of("new"));
    assertThat(enrolled)
        .extracting(r -> r.server().isPresent())
        .containsExactlyInAnyOrder(true, false);
    var server = fixture.fleet.servers().byIdOrName("SN1");
    assertThat(server.endpoint().trust()).isEqualTo(new Trust.Pinned(first.certificate));
    assertThat(server.site()).isEqualTo("site-a");
    assertThat(fixture.count("server")).isOne();
  }

  @Test
  void aScanThatOutlivedItsServiceIsInterrupted() {
    fixture
        .database
        .sql(
            """
            INSERT INTO discovery (id, targets, ports, state, total, requested_by, started_at)
            VALUES (:id, '{127.0.0.1}', '{443}', 'RUNNING', 1, 'otto', now())
            """)
        .param("id", new UUID(0, 1))
        .update();
    try (var _ = fixture.reopen()) {
      assertThat(discoveries.byId(new UUID(0, 1)).state()).isEqualTo(DiscoveryState.INTERRUPTED);
    }
  }

  @Test
  void aViewerMayNotScanAndHugeRangesAreRefused() {
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(
            () -> discoveries.start(VIEWER, new NewDiscovery(List.of("127.0.0.1"), List.of(443))));
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() ->
            discoveries.start(OPERATOR, new NewDiscovery(List.of("10.0.0.0/8"), List.of(443))));
    assertThat(fixture.bmcs.probed).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/30, 2, 10.0.0.1, 10.0.0.2",
    "10.0.0.0/31, 2, 10.0.0.0, 10.0.0.1",
    "10.0.0.9/32, 1, 10.0.0.9, 10.0.0.9",
    "127.0.0.0/24, 256, 127.0.0.0, 127.0.0.255",
    "10.0.0.250-10.0.1.5, 12, 10.0.0.250, 10.0.1.5",
    "10.0.0.5-40, 36, 10.0.0.5, 10.0.0.40",
    "192.168.255.255, 1, 192.168.255.255, 192.168.255.255",
    "bmc-7.example.org, 1, bmc-7.example.org, bmc-7.example.org",
    "::1/128, 1, 0:0:0:0:0:0:0:1, 0:0:0:0:0:0:0:1",
  })
  void rangesHoldTheAddressesThatTheySay(String text, long size, String first, String last) {
    var range = ((AddressRange.Parsed.Good) AddressRange.parse(text)).range();
    assertThat(range.size()).isEqualTo(size);
    var addresses = new ArrayList<String>();
    range.forEach(addresses::add);
    assertThat(addresses).hasSize((int) size);
    assertThat(addresses.getFirst()).isEqualTo(first);
    assertThat(addresses.getLast()).isEqualTo(last);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0/33", "10.0.0.300", "10.0.0.9-10.0.0.1", "10.0.0.1-::1", "", "-", "a b"})
  void nonsenseIsAFaultWithItsText(String text) {
    assertThat(AddressRange.parse(text))
        .isInstanceOfSatisfying(
            AddressRange.Parsed.Bad.class,
            bad -> assertThat(bad.fault().message()).contains("\"" + text + "\""));
  }

  private Discovery scan(String target) {
    var started =
        discoveries.start(OPERATOR, new NewDiscovery(List.of(target), List.of(443, 8443)));
    Eventually.holds(
        "the scan ended", () -> discoveries.byId(started.id()).state() != DiscoveryState.RUNNING);
    return discoveries.byId(started.id());
  }
}
