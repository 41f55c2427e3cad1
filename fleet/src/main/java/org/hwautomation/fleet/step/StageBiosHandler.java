package org.hwautomation.fleet.step;

import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.Outcome;

/// Puts a plan's BIOS attributes into the BMC.
public final class StageBiosHandler implements ServerStep<StageBios, BiosStaging> {

  private final BiosStager stager;

  public StageBiosHandler(Pace pace) {
    this.stager = new BiosStager(pace);
  }

  @Override
  public String kind() {
    return StageBios.KIND;
  }

  @Override
  public Class<StageBios> arguments() {
    return StageBios.class;
  }

  @Override
  public Class<BiosStaging> checkpoint() {
    return BiosStaging.class;
  }

  @Override
  public Outcome<BiosStaging> run(ServerRun<StageBios, BiosStaging> run) {
    var wanted = run.arguments();
    var unmet =
        wanted.after().stream().filter(key -> !ReadBack.allApplied(run.resultOf(key))).findFirst();
    if (unmet.isPresent()) {
      return Outcomes.done("not staged: what has to be in force before is not", BiosStaged.NOTHING);
    }
    return stager.stage(run, wanted.attributes(), wanted.methods());
  }
}
