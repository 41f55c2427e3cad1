package org.hwautomation.fleet.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hwautomation.fleet.FleetFixture.LOGIN;
import static org.hwautomation.fleet.FleetFixture.OPERATOR;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.fleet.FakeBmc;
import org.hwautomation.fleet.FakeBmcs;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.NewServer;
import org.hwautomation.fleet.server.Reachability;
import org.hwautomation.fleet.server.ServerChange;
import org.hwautomation.fleet.server.Trust;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerConnectionsTest {

  private static final Duration LONG = Duration.ofHours(1);

  @TempDir Path directory;
  private FleetFixture fixture;
  private ServerConnections connections;
  private FakeBmc machine;
  private UUID id;

  @BeforeEach
  void open() {
    fixture = new FleetFixture(directory);
    connections = fixture.fleet.connections();
    machine = fixture.bmcs.add("127.0.0.1", 443, new FakeBmc("Contoso", "R1", "SN1"));
    id =
        fixture
            .fleet
            .servers()
            .add(OPERATOR, NewServer.at(Endpoint.onFirstUse("127.0.0.1", 443), LOGIN))
            .id();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void manyAskersShareOneGateway() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new ArrayList<Future<ConnectedServer>>();
      for (int i = 0; i < 50; i++) asked.add(threads.submit(() -> connections.connect(id)));
      var first = asked.getFirst().get();
      for (var each : asked) assertThat(each.get()).isSameAs(first);
    }
    assertThat(fixture.bmcs.opened).hasValue(1);
  }

  @Test
  void trustOnFirstUseBecomesAPinAndAnotherCertificateIsRefusedFromThenOn() {
    connections.connect(id);
    var pinned = new Trust.Pinned(machine.certificate);
    assertThat(fixture.fleet.servers().byId(id).endpoint().trust()).isEqualTo(pinned);
    connections.disconnect(id);
    machine.certificate = new FakeBmc("", "", "impostor").certificate;
    assertThatExceptionOfType(FakeBmcs.Refusal.class).isThrownBy(() -> connections.connect(id));
    var server = fixture.fleet.servers().byId(id);
    assertThat(server.reachability()).isEqualTo(Reachability.UNTRUSTED);
    assertThat(server.endpoint().trust()).isEqualTo(pinned);
  }

  @Test
  void anIdleGatewayLogsOutAndWhatWasSaidIsStillKnown() {
    connections.connect(id).identify();
    connections.closeIdle();
    assertThat(connections.open()).isOne();
    fixture.clock.advance(LONG);
    connections.closeIdle();
    assertThat(connections.open()).isZero();
    assertThat(fixture.bmcs.closed).hasValue(1);
    assertThat(connections.recentCalls(id)).extracting(Call::path).hasSize(1);
    connections.connect(id);
    assertThat(fixture.bmcs.opened).hasValue(2);
  }

  @Test
  void aGatewayThatIsStillTalkedThroughOrHeldIsNotIdle() {
    var server = connections.connect(id);
    fixture.clock.advance(LONG);
    server.identify();
    connections.closeIdle();
    assertThat(connections.open()).isOne();
    var hold = connections.hold(id);
    fixture.clock.advance(LONG);
    connections.closeIdle();
    assertThat(connections.open()).isOne();
    hold.close();
    fixture.clock.advance(LONG);
    connections.closeIdle();
    assertThat(connections.open()).isZero();
  }

  @Test
  void anotherLoginTakesEffectAtTheNextUse() {
    connections.connect(id);
    fixture.fleet.servers().update(OPERATOR, id, ServerChange.NOTHING.login(LOGIN));
    assertThat(fixture.bmcs.closed).hasValue(1);
    connections.connect(id);
    assertThat(fixture.bmcs.opened).hasValue(2);
  }

  @Test
  void closingLogsOutEverywhereAndOpensNothingMore() {
    connections.connect(id);
    fixture.fleet.close();
    assertThat(fixture.bmcs.closed).hasValue(1);
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> connections.connect(id))
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("stopping"));
  }
}
