package org.hwautomation.fleet.step;

import java.util.ArrayList;
import java.util.List;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.FirmwareUpdate;
import org.hwautomation.driver.firmware.VersionOrder;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.Outcome;

/// Phase 2: reads the firmware inventory again and stops when it is no longer what the plan was
/// approved for. A component that has reached the wanted version meanwhile is fine: its
/// installation will find nothing to do.
public final class ConfirmFirmwareHandler implements ServerStep<ConfirmFirmware, Patience> {

  @Override
  public String kind() {
    return ConfirmFirmware.KIND;
  }

  @Override
  public Class<ConfirmFirmware> arguments() {
    return ConfirmFirmware.class;
  }

  @Override
  public Class<Patience> checkpoint() {
    return Patience.class;
  }

  @Override
  public Outcome<Patience> run(ServerRun<ConfirmFirmware, Patience> run) {
    var targets = run.arguments().targets();
    if (targets.isEmpty()) return Outcomes.done("every component runs its wanted version", targets);

    var update = run.server().must(FirmwareUpdate.class);
    var inventory = update.inventory();
    var outdated = new ArrayList<String>();
    int already = 0;
    for (var target : targets) {
      var found = Components.running(inventory, target);
      if (found.isEmpty()) {
        outdated.add(target.component() + " is gone");
      } else if (update.compare(found.get(), target.to()) == VersionOrder.SAME) {
        already++;
      } else if (!found.get().version().equals(target.from())) {
        outdated.add(
            "%s is %s, the plan says %s"
                .formatted(target.component(), found.get().version(), target.from()));
      }
    }
    if (!outdated.isEmpty()) return planOutdated(run, outdated);
    return Outcomes.done(
        summary(targets, already), inventory.stream().map(FirmwareItem::name).toList());
  }

  private static Outcome<Patience> planOutdated(
      ServerRun<ConfirmFirmware, Patience> run, List<String> outdated) {
    return Failures.never(
        "plan-outdated",
        "%s changed since the plan was made: %s"
            .formatted(run.server().name(), String.join("; ", outdated)),
        "Make a new plan and look at it.");
  }

  private static String summary(List<FirmwareTarget> targets, int already) {
    return already == 0
        ? targets.size() + " components to update"
        : "%d components to update, %d of them already so".formatted(targets.size(), already);
  }
}
