package org.hwautomation.fleet.step;

import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.Outcome;

/// Reads all BIOS values and keeps them.
public final class RememberBiosHandler implements ServerStep<RememberBios, Patience> {

  private final BiosMemory memory;

  public RememberBiosHandler(BiosMemory memory) {
    this.memory = memory;
  }

  @Override
  public String kind() {
    return RememberBios.KIND;
  }

  @Override
  public Class<RememberBios> arguments() {
    return RememberBios.class;
  }

  @Override
  public Class<Patience> checkpoint() {
    return Patience.class;
  }

  @Override
  public Outcome<Patience> run(ServerRun<RememberBios, Patience> run) {
    var settings = run.server().must(BiosConfiguration.class).current();
    if (!settings.known()) {
      return Failures.never(
          "bios-unknown",
          run.server().name() + " shows no BIOS values now: it is off or in POST",
          "Switch it on, let POST finish, then resume this job.");
    }
    var snapshot = memory.keep(run.subject(), run.job(), settings);
    return Outcomes.done(
        "%d values kept, %s".formatted(settings.attributes().size(), run.arguments().why()),
        new RememberBios.Remembered(snapshot));
  }
}
