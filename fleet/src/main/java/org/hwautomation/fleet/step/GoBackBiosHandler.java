package org.hwautomation.fleet.step;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.NoteLevel;
import org.hwautomation.jobs.step.Outcome;

/// Goes back to the values of before a change that failed. What was only pending is taken back;
/// what is in force is staged for one more reset.
public final class GoBackBiosHandler implements ServerStep<GoBackBios, BiosStaging> {

  private final BiosMemory memory;
  private final BiosStager stager;

  public GoBackBiosHandler(BiosMemory memory, Pace pace) {
    this.memory = memory;
    this.stager = new BiosStager(pace);
  }

  @Override
  public String kind() {
    return GoBackBios.KIND;
  }

  @Override
  public Class<GoBackBios> arguments() {
    return GoBackBios.class;
  }

  @Override
  public Class<BiosStaging> checkpoint() {
    return BiosStaging.class;
  }

  @Override
  public Outcome<BiosStaging> run(ServerRun<GoBackBios, BiosStaging> run) {
    if (run.arguments().readBacks().stream()
        .allMatch(key -> ReadBack.allApplied(run.resultOf(key)))) {
      return Outcomes.done("the change is as wanted: nothing to go back from", BiosStaged.NOTHING);
    }
    if (run.checkpoint().isEmpty()) {
      run.note(
          NoteLevel.WARN, "bios-rollback", "the change failed: going back to the values of before");
      run.server().must(BiosConfiguration.class).discardPending();
    }
    return stager.stageWhatIsOpen(run, wanted(run));
  }

  private Map<String, Object> wanted(ServerRun<GoBackBios, BiosStaging> run) {
    var snapshot =
        UUID.fromString(run.resultOf(run.arguments().memory()).path("snapshot").asString(""));
    var bios = run.server().must(BiosConfiguration.class);
    var before = memory.recall(snapshot);
    return WayBack.to(
        bios,
        before,
        run.arguments().attributes(),
        WayBack.moved(before, bios.current().attributes()),
        Objects.requireNonNullElse(run.arguments().preserve(), List.of()));
  }
}
