package org.hwautomation.driver.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Connector;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.ManagerReset;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.ResetType;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.bios.BiosVerdict.Result;
import org.hwautomation.driver.bios.StagedChange;
import org.hwautomation.redfish.client.Limits;
import org.hwautomation.redfish.client.Pause;
import org.hwautomation.redfish.client.Redfish;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What a BIOS can besides attributes, on each simulated persona of a vendor: in force after one
/// reset and not before, and under every fault either in force or not called so.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class StagedChangeConformance {

  private static final String BMC_RESTARTS = "bmc-restarts";

  private static final List<String> FAULTS =
      List.of(
          "busy-503",
          "html-503",
          "session-table-full",
          "dropped-answers",
          "garbage-body",
          "post-busy",
          "bios-job-pending-conflict",
          BMC_RESTARTS);

  private static final int TRIES = 12;
  private static final int HEALED_AFTER = 6;

  protected abstract Driver driver();

  protected abstract Stream<String> profiles();

  /// An attribute that is at its default, and another value of it.
  protected abstract Map.Entry<String, Object> change();

  /// Recordings of real machines, to be served with this vendor's behaviour.
  protected Stream<String> recordings() {
    return Stream.of();
  }

  private Stream<Trial<?>> trials() {
    return Stream.of(
        Trial.defaults(change().getKey()), Trial.password(), Trial.bootOrder(), Trial.secureBoot());
  }

  public Stream<Arguments> eachTrial() {
    return profiles().flatMap(profile -> trials().map(trial -> Arguments.of(profile, trial)));
  }

  /// The first persona stands for its vendor: faults are of the BMC's service, not of the model.
  public Stream<Arguments> eachTrialUnderEachFault() {
    var profile = profiles().findFirst().orElseThrow();
    return trials()
        .flatMap(trial -> FAULTS.stream().map(fault -> Arguments.of(profile, trial, fault)));
  }

  public Stream<Arguments> eachTrialOnEachRecording() {
    var trials = List.of(Trial.password(), Trial.bootOrder(), Trial.secureBoot());
    return recordings()
        .flatMap(recording -> trials.stream().map(trial -> Arguments.of(recording, trial)));
  }

  @ParameterizedTest(name = "{1} on {0}")
  @MethodSource("eachTrial")
  <W> void isInForceAfterOneResetAndNotCalledSoBefore(String profile, Trial<W> trial)
      throws Exception {
    on(
        profile,
        (bmc, server) -> {
          var way = server.must(trial.capability());
          var wish = trial.wish().apply(server);
          assertThat(way.faults(wish)).isEmpty();
          assertThat(way.underway(wish)).isEmpty();

          var ticket = way.stage(wish);
          bmc.advance(Duration.ofMinutes(1));
          // Where the standard has no settings object, a change is in force at once.
          if (!happened(bmc, trial)) {
            assertThat(way.verify(wish)).noneMatch(BiosVerdict::applied);
          }
          assertThat(way.look(ticket)).isNotInstanceOf(BiosApplyState.Refused.class);
          restartHost(server, bmc);

          assertThat(way.look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
          assertThat(way.verify(wish))
              .allMatch(verdict -> verdict.applied() || verdict.result() == Result.UNPROVEN);
          assertThat(happened(bmc, trial)).isTrue();
          assertThat(way.underway(wish)).isEmpty();
        });
  }

  /// What a recorded machine does not have, or would refuse, it says beforehand.
  @ParameterizedTest(name = "{1} on {0}", allowZeroInvocations = true)
  @MethodSource("eachTrialOnEachRecording")
  <W> void onARecordedMachineItIsInForceAfterOneResetOrAFaultBefore(
      String recording, Trial<W> trial) throws Exception {
    connected(
        WireConformance.simulate(recording),
        (bmc, server) -> {
          var way = server.can(trial.capability());
          Assumptions.assumeTrue(way.isPresent(), recording + " has no " + trial);
          var wish = trial.wish().apply(server);
          if (way.get().faults(wish).isEmpty()) {
            var ticket = way.get().stage(wish);
            bmc.advance(Duration.ofMinutes(1));
            restartHost(server, bmc);
            assertThat(way.get().look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
          }

          assertThat(way.get().verify(wish))
              .allMatch(verdict ->
                  verdict.result() == Result.UNPROVEN || verdict.applied() == happened(bmc, trial));
          assertThat(happened(bmc, trial)).isEqualTo(way.get().faults(wish).isEmpty());
        });
  }

  @ParameterizedTest(name = "{1} on {0} with {2}")
  @MethodSource("eachTrialUnderEachFault")
  <W> void noFaultMakesAFalseSuccessOrLosesTheChange(String profile, Trial<W> trial, String fault)
      throws Exception {
    on(
        profile,
        (bmc, server) -> {
          var way = server.must(trial.capability());
          var wish = trial.wish().apply(server);
          if (!fault.equals(BMC_RESTARTS)) bmc.fault(fault);

          var ticket = staged(way, wish, bmc);
          if (fault.equals(BMC_RESTARTS)) {
            bmc.advance(Duration.ofMinutes(1));
            server.must(ManagerReset.class).reset();
            bmc.advance(Duration.ofMinutes(15));
          }
          bmc.heal();
          bmc.advance(Duration.ofMinutes(1));
          patiently(bmc, () -> way.look(ticket));
          restartHost(server, bmc);

          assertThat(patiently(bmc, () -> way.look(ticket)))
              .isInstanceOf(BiosApplyState.Finished.class);
          assertThat(way.verify(wish))
              .allMatch(verdict -> verdict.applied() || verdict.result() == Result.UNPROVEN);
          assertThat(happened(bmc, trial)).isTrue();
        });
  }

  /// As a job does it: what waits already is not sent again, and what passes by itself is waited
  /// for. Half-way the fault goes away.
  private static <W> JsonNode staged(StagedChange<W> way, W wish, SimulatedBmc bmc) {
    for (int tries = 1; ; tries++) {
      try {
        return way.underway(wish).orElseGet(() -> way.stage(wish));
      } catch (RedfishException e) {
        if (tries == TRIES) throw e;
        if (tries == HEALED_AFTER) bmc.heal();
        bmc.advance(Duration.ofSeconds(30));
      }
    }
  }

  /// A BMC that comes back opens its socket on a thread of its own.
  private static <T> T patiently(SimulatedBmc bmc, Supplier<T> question) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      try {
        return question.get();
      } catch (RedfishException e) {
        if (System.nanoTime() > end || !BmcFailures.passesByItself(e)) throw e;
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        bmc.advance(Duration.ofSeconds(1));
      }
    }
  }

  private static void restartHost(ConnectedServer server, SimulatedBmc bmc) {
    patiently(bmc, () -> server.must(Power.class).reset(ResetType.FORCE_RESTART));
    bmc.advance(Duration.ofMinutes(30));
  }

  private static boolean happened(SimulatedBmc bmc, Trial<?> trial) {
    return bmc.history().attributeChanges().stream().anyMatch(trial.truth());
  }

  @FunctionalInterface
  private interface Doing {
    void with(SimulatedBmc bmc, ConnectedServer server) throws Exception;
  }

  /// On a machine whose BIOS is not at its defaults.
  private void on(String profile, Doing doing) throws Exception {
    connected(
        Simulator.byHand(profile),
        (bmc, server) -> {
          server
              .must(BiosConfiguration.class)
              .stage(Map.of(change().getKey(), change().getValue()));
          bmc.advance(Duration.ofMinutes(1));
          restartHost(server, bmc);
          doing.with(bmc, server);
        });
  }

  /// @param opened is closed afterwards
  private void connected(Simulator opened, Doing doing) throws Exception {
    var clock = InstantSource.system();
    var limits = Limits.DEFAULT.leavesAloneFor(Duration.ofMillis(50));
    Pause brief = wish -> Pause.REAL.forThe(wish.dividedBy(100));
    try (var simulator = opened;
        var connector =
            new Connector(
                Redfish.create(clock, limits, brief),
                List.of(driver()),
                _ -> Optional.empty(),
                clock);
        var connection = connector.connect(WireConformance.endpoint(simulator.bmc()))) {
      doing.with(simulator.bmc(), connection.server());
    }
  }
}
