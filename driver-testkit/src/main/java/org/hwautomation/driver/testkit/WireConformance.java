package org.hwautomation.driver.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.Connection;
import org.hwautomation.driver.Connector;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.EndpointSpec;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.ResetType;
import org.hwautomation.driver.VendorTools;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.inventory.InventoryReading;
import org.hwautomation.redfish.client.Redfish;
import org.hwautomation.simulator.server.FleetSpec;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every driver must do over a real connection: the simulator serves recordings of the
/// vendor's machines, and its history, not the driver, says what happened.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class WireConformance {

  /// iDRAC takes a job in before a reset will find it.
  private static final Duration PREPARES = Duration.ofMinutes(1);

  /// @param attribute an enumeration of this recording
  /// @param wanted another of its values
  public record Story(String recording, String attribute, String wanted) {
    @Override
    public String toString() {
      return recording;
    }
  }

  protected abstract Driver driver();

  protected abstract Stream<Story> stories();

  @FunctionalInterface
  private interface Doing {
    void with(SimulatedBmc bmc, Connection connection) throws Exception;
  }

  private void connected(Story story, Doing doing) throws Exception {
    try (var simulator = simulate(story.recording());
        var connector = connector()) {
      var bmc = simulator.bmc();
      try (var connection = connector.connect(endpoint(bmc))) {
        doing.with(bmc, connection);
      }
    }
  }

  /// Time moves by hand only.
  public static Simulator simulate(String recording) throws IOException {
    var shared = Path.of(System.getProperty("hwautomation.shared", "/nonexistent"));
    var file = shared.resolve("recordings").resolve(recording + ".tar.gz");
    Assumptions.assumeTrue(Files.exists(file), "no recording " + file);
    var profile = org.hwautomation.simulator.recording.Recording.open(file).profile();
    return Simulator.start(FleetSpec.of(List.of(profile)).withTimeScale(0));
  }

  private Connector connector() {
    VendorTools none = _ -> Optional.empty();
    var clock = InstantSource.system();
    return new Connector(Redfish.create(clock), List.of(driver()), none, clock);
  }

  public static EndpointSpec endpoint(SimulatedBmc bmc) {
    URI uri = bmc.uri();
    return new EndpointSpec(
        bmc.name(),
        uri.getHost(),
        uri.getPort(),
        new EndpointSpec.Trust.Pinned(new Sha256(bmc.certificateSha256())),
        false,
        bmc.user(),
        Secret.of(bmc.password()),
        Optional.empty(),
        Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("stories")
  void readsTheWholeInventory(Story story) throws Exception {
    connected(
        story,
        (_, connection) -> {
          var inventory = connection.server().must(InventoryReading.class).read();

          assertThat(connection.server().driverId()).isEqualTo(driver().id());
          assertThat(inventory.gaps()).isEmpty();
          assertThat(inventory.firmware()).isNotEmpty();
        });
  }

  @ParameterizedTest
  @MethodSource("stories")
  void aBiosChangeIsStagedAppliedByOneResetAndVerified(Story story) throws Exception {
    Map<String, Object> wish = Map.of(story.attribute(), story.wanted());
    connected(
        story,
        (bmc, connection) -> {
          var server = connection.server();
          var bios = server.must(BiosConfiguration.class);
          var plan = bios.compare(wish, List.of());
          assertThat(plan.faults()).isEmpty();
          var changes = new HashMap<String, Object>();
          plan.changes().forEach(change -> changes.put(change.attribute(), change.to()));

          var ticket = bios.stage(changes);
          assertThat(bios.underway(changes)).isPresent();
          bmc.advance(PREPARES);
          assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.AwaitingReset.class);
          server.must(Power.class).reset(ResetType.FORCE_RESTART);
          bmc.advance(Duration.ofMinutes(30));

          assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
          assertThat(bios.verify(wish)).allMatch(BiosVerdict::applied);
          assertThat(bmc.history().hostReboots()).isEqualTo(1);
        });
  }
}
