package org.hwautomation.fleet.bios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.FleetSite;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.bios.compliance.ComplianceResult;
import org.hwautomation.fleet.bios.compliance.ComplianceRule;
import org.hwautomation.fleet.bios.compliance.Outcome;
import org.hwautomation.fleet.bios.compliance.Remedy;
import org.hwautomation.fleet.bios.compliance.Requirement;
import org.hwautomation.fleet.bios.compliance.ResultQuery;
import org.hwautomation.fleet.bios.compliance.RuleScope;
import org.hwautomation.fleet.bios.compliance.Severity;
import org.hwautomation.fleet.bios.drift.Drift;
import org.hwautomation.fleet.bios.drift.DriftCause;
import org.hwautomation.fleet.bios.drift.DriftQuery;
import org.hwautomation.fleet.bios.drift.SeenDrift;
import org.hwautomation.fleet.bios.drift.Writers;
import org.hwautomation.fleet.bios.snapshot.BiosReadings.Occasion;
import org.hwautomation.fleet.bios.snapshot.SnapshotKind;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the sweep costs a BMC, counted by the BMC, and that it sees what somebody changed.
class BiosSweepTest {

  private static final Actor SYSTEM = Actor.system("test");
  private static final Optional<UUID> NO_JOB = Optional.empty();
  private static final Duration INTERVAL = Duration.ofHours(1);

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generic",
        "dell-r750",
        "hpe-dl380-gen11",
        "supermicro-x13",
        "lenovo-sr650v3",
        "openbmc"
      })
  void unchangedServerIsAskedOnceAndAChangedOneIsRead(String profile) {
    try (var simulator = Simulator.one(profile);
        var site = new Site(directory)) {
      var bmc = simulator.bmc();
      var server = site.enrol(bmc);
      site.fleet.biosReadings().take(SYSTEM, server, SnapshotKind.BASELINE, "as delivered");
      site.round();

      assertThat(site.requestsOfARound(bmc)).as("logged in").isEqualTo(1);
      site.fleet.connections().disconnect(server);
      assertThat(site.requestsOfARound(bmc)).as("without a session").isEqualTo(1);
      assertThat(site.open()).isEmpty();

      var name = changeSomething(bmc);
      site.round();
      var drift = site.open();
      assertThat(drift)
          .singleElement()
          .satisfies(one -> {
            assertThat(one.attribute()).isEqualTo(name);
            assertThat(one.is()).isEqualTo("changed by hand");
            assertThat(one.cause()).isEqualTo(new DriftCause.SomebodyElse());
            assertThat(one.firstSeen()).isEqualTo(site.now());
          });

      assertThat(site.requestsOfARound(bmc)).as("drifted, and not changed since").isEqualTo(1);
      assertThat(site.open().getFirst().lastConfirmed()).isEqualTo(site.now());
    }
  }

  /// Stored values and the stored registry are enough: no request is made for it.
  @ParameterizedTest
  @ValueSource(strings = {"supermicro-x13", "dell-r750", "hpe-dl380-gen11", "lenovo-sr650v3"})
  void intentsOfRulesAndDeviceTypesAreJudgedWithoutTheServer(String profile) throws IOException {
    Files.createDirectories(directory.resolve("config/device-types"));
    Files.writeString(
        directory.resolve("config/device-types/all.yaml"),
        """
        name: all
        match: [{vendor: "*"}]
        bios:
          intents: {sriov: on}
        """);
    try (var simulator = Simulator.one(profile);
        var site = new Site(directory)) {
      var bmc = simulator.bmc();
      var server = site.enrol(bmc);
      site.fleet.catalogs().reload(SYSTEM);
      site.fleet.biosReadings().read(server, new Occasion(SnapshotKind.CURRENT, "", "", NO_JOB));
      var requests = bmc.history().requestCount();
      for (var value : List.of("on", "off")) {
        site.keeping
            .rules()
            .save(
                SYSTEM,
                new ComplianceRule(
                    "sriov-" + value,
                    "SR-IOV is " + value,
                    Severity.INFO,
                    RuleScope.EVERYWHERE,
                    new Requirement(Map.of(), Map.of("sriov", value))));
      }
      site.keeping.renew();

      var results =
          site.keeping.compliance().results(SYSTEM, ResultQuery.all(10).ofServer(server)).items();
      assertThat(results)
          .extracting(ComplianceResult::outcome)
          .as(results.toString())
          .containsExactlyInAnyOrder(Outcome.MET, Outcome.BROKEN);
      var broken =
          results.stream().filter(one -> one.outcome() == Outcome.BROKEN).findFirst().orElseThrow();
      assertThat(Remedy.of(List.of(broken)).getFirst().intents()).containsOnlyKeys("sriov");
      // The device type wants it on: it drifts where the rule of "on" is broken.
      assertThat(site.open().isEmpty()).isEqualTo(broken.rule().equals("sriov-off"));
      assertThat(site.open())
          .allSatisfy(one -> assertThat(one.cause()).isEqualTo(new DriftCause.NeverAsWanted()));
      assertThat(bmc.history().requestCount()).isEqualTo(requests);
    }
  }

  /// As a person at the console does: the first text of the BIOS.
  private static String changeSomething(SimulatedBmc bmc) {
    var machine = bmc.machine();
    return machine.inside(() -> {
      var tree = machine.tree();
      var bios = tree.link(machine.host().systems().getFirst(), "Bios").orElseThrow();
      var name =
          tree.at(bios, "/Attributes").properties().stream()
              .filter(one -> one.getValue().isString())
              .map(Map.Entry::getKey)
              .sorted()
              .findFirst()
              .orElseThrow();
      tree.edit(bios, node -> node.withObject("/Attributes").put(name, "changed by hand"));
      return name;
    });
  }

  /// A fleet with its keeping, whose hours pass when the test says so.
  private static final class Site implements AutoCloseable {
    private final FleetSite site;
    private final Fleet fleet;
    private final BiosKeeping keeping;

    Site(Path directory) {
      site = new FleetSite(directory);
      fleet = site.fleet();
      keeping = new BiosKeeping(site.database(), fleet, Writers.NONE, INTERVAL, site.clock());
    }

    UUID enrol(SimulatedBmc bmc) {
      return site.enrol(bmc);
    }

    Instant now() {
      return site.clock().instant();
    }

    void round() {
      var sweep = keeping.sweep().orElseThrow();
      sweep.enter();
      site.later(INTERVAL.plusSeconds(1));
      assertThat(sweep.lookAtAllDue()).isEqualTo(1);
      keeping.renew();
    }

    long requestsOfARound(SimulatedBmc bmc) {
      var before = bmc.history().requestCount();
      round();
      return bmc.history().requestCount() - before;
    }

    List<Drift> open() {
      return keeping.drifts().list(SYSTEM, DriftQuery.open(10)).items().stream()
          .map(SeenDrift::drift)
          .toList();
    }

    @Override
    public void close() {
      keeping.close();
      site.close();
    }
  }
}
