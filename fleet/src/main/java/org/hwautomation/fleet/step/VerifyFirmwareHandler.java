package org.hwautomation.fleet.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.FirmwareUpdate;
import org.hwautomation.driver.firmware.InstallState;
import org.hwautomation.driver.firmware.VersionOrder;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.Outcome;

/// Reads the firmware inventory after the activation until every component shows its wanted
/// version. The version is the evidence; a lost task does not matter, and a task that calls itself
/// failed is believed even when the version fits (fact book 8.4).
public final class VerifyFirmwareHandler implements ServerStep<VerifyFirmware, Patience> {

  private static final Duration LOOK = Duration.ofSeconds(15);

  private final Pace pace;

  public VerifyFirmwareHandler(Pace pace) {
    this.pace = pace;
  }

  @Override
  public String kind() {
    return VerifyFirmware.KIND;
  }

  @Override
  public Class<VerifyFirmware> arguments() {
    return VerifyFirmware.class;
  }

  @Override
  public Class<Patience> checkpoint() {
    return Patience.class;
  }

  @Override
  public boolean cancellableWhileWaiting() {
    return true;
  }

  @Override
  public Outcome<Patience> run(ServerRun<VerifyFirmware, Patience> run) {
    return Patience.look(
        run, pace.of(Patience.HOST), pace.of(LOOK), (patience, over) -> look(run, patience, over));
  }

  private Outcome<Patience> look(
      ServerRun<VerifyFirmware, Patience> run, Patience patience, boolean over) {
    var update = run.server().must(FirmwareUpdate.class);
    var inventory = update.inventory();
    var open = new ArrayList<String>();
    for (var item : run.arguments().items()) {
      var ticket = run.resultOf(item.installStep()).path("ticket");
      if (ticket.isObject()) {
        switch (update.look(item.target(), ticket)) {
          case InstallState.Refused(var code, var text) -> {
            return Failures.never(
                "firmware-refused",
                "%s did not apply %s: %s (%s)"
                    .formatted(run.server().name(), item.target().title(), text, code),
                "Look at the BMC's event log, then resume this job.");
          }
          case InstallState.Running(var _, var text) -> {
            open.add(item.target().component() + ": " + text);
            continue;
          }
          case InstallState.Staged _, InstallState.Finished _, InstallState.Vanished _ -> {}
        }
      }
      mismatch(update, inventory, item).ifPresent(open::add);
    }
    if (open.isEmpty()) return Outcomes.done(summary(run.arguments().items()), inventory);
    if (over) {
      return Failures.never(
          "version-mismatch",
          "%s does not run what was installed: %s"
              .formatted(run.server().name(), String.join("; ", open)),
          "Look at the BMC's event log; a full power cycle may be needed. Then resume this job.");
    }
    return new Outcome.Waiting<>(pace.of(LOOK), String.join("; ", open), patience);
  }

  private static Optional<String> mismatch(
      FirmwareUpdate update, List<FirmwareItem> inventory, VerifyFirmware.Item item) {
    var target = item.target();
    var running = Components.running(inventory, target);
    if (running.isEmpty()) {
      return Optional.of(target.component() + " is not in the inventory yet");
    }
    if (update.compare(running.get(), target.to()) == VersionOrder.SAME) {
      return Optional.empty();
    }
    return Optional.of(
        "%s shows %s, wanted %s"
            .formatted(target.component(), running.get().version(), target.to()));
  }

  private static String summary(List<VerifyFirmware.Item> items) {
    return items.stream()
        .map(item -> item.target().component() + " " + item.target().to())
        .reduce((a, b) -> a + ", " + b)
        .map(text -> "runs " + text)
        .orElse("nothing to verify");
  }
}
