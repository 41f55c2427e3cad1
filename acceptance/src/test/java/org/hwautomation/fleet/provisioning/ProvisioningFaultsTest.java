package org.hwautomation.fleet.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hwautomation.fleet.JobsDatabase;
import org.hwautomation.jobs.JobState;
import org.hwautomation.simulator.fault.FaultPreset;
import org.hwautomation.simulator.machine.Happening;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The provisioning plan against BMCs that misbehave: it ends verified or with a reason, and what
/// it says is what the machine is.
class ProvisioningFaultsTest {

  private static final int MOST_REBOOTS = 2;

  /// Its own update, one on purpose when it hangs, and one by the fault.
  private static final int MOST_BMC_RESTARTS = 3;

  private static final boolean ALL = Integer.getInteger("crash.step", 0) == 1;

  @RegisterExtension static final JobsDatabase DATABASE = new JobsDatabase();
  @TempDir static Path directory;

  record Case(FaultPreset fault, Persona persona) {}

  /// Every fault on one machine, the machines taking turns; with `-Dcrash.step=1` on each.
  static List<Case> cases() {
    var cases = new ArrayList<Case>();
    for (var fault : FaultPreset.values()) {
      if (ALL) for (var persona : Persona.values()) cases.add(new Case(fault, persona));
      else cases.add(new Case(fault, inTurn(fault)));
    }
    return cases;
  }

  private static Persona inTurn(FaultPreset fault) {
    return switch (fault) {
      case LICENCE_MISSING -> Persona.SUPERMICRO_X13; // others ask for none
      case UPDATE_STUCK_99 -> Persona.LENOVO_SR650V3; // its task hangs on after a BMC restart
      case LATE_404 -> Persona.GENERIC; // not all others have this fault
      case BMC_RESTARTS_MID_UPDATE -> Persona.SUPERMICRO_X13; // nor this
      default -> Persona.values()[fault.ordinal() % Persona.values().length];
    };
  }

  @ParameterizedTest
  @MethodSource("cases")
  void endsVerifiedOrWithAReason(Case one) {
    try (var bench = new Workbench(one.persona(), directory)) {
      var submitted = bench.submit(DATABASE.pool(), bench.plan(one.persona().settings()));
      bench.strike(one.fault());
      bench.restartService();
      bench.run(DATABASE.pool(), submitted);

      var job = bench.job(DATABASE.pool(), submitted);
      var text = job.summary().now();
      var history = bench.bmc().history();
      var struck = history.of(Happening.FaultStruck.class);
      if (ALL) assumeThat(struck).as("not every machine has every fault").isNotEmpty();
      assertThat(struck).isNotEmpty();
      var components = history.flashes().stream().map(Happening.Flash::component).toList();
      assertThat(job.state() == JobState.SUCCEEDED).as(text).isEqualTo(bench.isAsWanted());
      assertThat(components).as(text).doesNotHaveDuplicates();
      assertThat(history.bmcRestarts()).as(text).isLessThanOrEqualTo(MOST_BMC_RESTARTS);
      assertThat(history.hostReboots()).as(text).isLessThanOrEqualTo(MOST_REBOOTS);
      if (job.state() != JobState.SUCCEEDED) {
        GivenReason.assertGiven(job, bench.bmc().name(), text);
      }
    }
  }
}
