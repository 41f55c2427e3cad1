package org.hwautomation.fleet.step;

import java.util.ArrayList;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.firmware.FirmwareUpdate;
import org.hwautomation.driver.firmware.VersionOrder;
import org.hwautomation.driver.inventory.Inventory;
import org.hwautomation.driver.inventory.InventoryReading;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.Outcome;

/// Phase 6: no success without evidence. Reads the whole server again, compares it with everything
/// the plan promised, and hands the reading to the inventory, so that what people see next is what
/// was verified.
public final class ValidateServerHandler implements ServerStep<ValidateServer, Patience> {

  /// Takes what was read of a server.
  @FunctionalInterface
  public interface InventorySink {
    void store(String subject, Inventory inventory);
  }

  private final InventorySink sink;

  public ValidateServerHandler(InventorySink sink) {
    this.sink = sink;
  }

  @Override
  public String kind() {
    return ValidateServer.KIND;
  }

  @Override
  public Class<ValidateServer> arguments() {
    return ValidateServer.class;
  }

  @Override
  public Class<Patience> checkpoint() {
    return Patience.class;
  }

  @Override
  public Outcome<Patience> run(ServerRun<ValidateServer, Patience> run) {
    var server = run.server();
    var open = new ArrayList<String>();
    if (!run.arguments().firmware().isEmpty()) {
      var update = server.must(FirmwareUpdate.class);
      var inventory = update.inventory();
      for (var target : run.arguments().firmware()) {
        var running = Components.running(inventory, target);
        if (running.isEmpty() || update.compare(running.get(), target.to()) != VersionOrder.SAME) {
          open.add(
              "%s is %s, wanted %s"
                  .formatted(
                      target.component(),
                      running.map(item -> item.version()).orElse("missing"),
                      target.to()));
        }
      }
    }
    if (!run.arguments().bios().isEmpty()) {
      server.must(BiosConfiguration.class).verify(run.arguments().bios()).stream()
          .filter(verdict -> !verdict.applied())
          .forEach(verdict -> open.add(verdict.attribute() + ": " + verdict.text()));
    }
    server
        .can(InventoryReading.class)
        .ifPresent(reading -> sink.store(run.subject(), reading.read()));
    if (!open.isEmpty()) {
      return Failures.never(
          "not-as-wanted",
          "%s is not as wanted: %s".formatted(server.name(), String.join("; ", open)),
          "What holds stays. Make a new plan for the rest.");
    }
    return Outcomes.done(
        "verified by reading again: %d firmware components, %d BIOS settings"
            .formatted(run.arguments().firmware().size(), run.arguments().bios().size()),
        new Verified(run.arguments().firmware().size(), run.arguments().bios().size()));
  }

  public record Verified(int firmware, int bios) {}
}
