package org.hwautomation.fleet.provisioning;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.bios.BiosComparison;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.bios.change.PlannedSettings;
import org.hwautomation.fleet.bios.change.SettingChange;
import org.hwautomation.fleet.firmware.FirmwareAnalysis;
import org.hwautomation.jobs.plan.Plan;

/// What provisioning would do to one server, with all that it rests on.
///
/// @param deviceType the role that was used; empty when none fits
/// @param plan present only when nothing stands in the way
/// @param changes the same difference, with how each setting is written and why so
/// @param faults everything that does, at once
public record ServerPlan(
    UUID serverId,
    String server,
    String deviceType,
    Optional<Plan> plan,
    FirmwareAnalysis firmware,
    BiosComparison bios,
    List<SettingChange> changes,
    List<Fault> faults)
    implements PlannedSettings {

  public ServerPlan {
    changes = List.copyOf(changes);
    faults = List.copyOf(faults);
  }

  static ServerPlan impossible(UUID id, String server, Fault fault) {
    return new ServerPlan(
        id,
        server,
        "",
        Optional.empty(),
        new FirmwareAnalysis(List.of()),
        new BiosComparison(List.of(), List.of(), List.of(), List.of(), 0),
        List.of(),
        List.of(fault));
  }

  @Override
  public Optional<Sha256> hash() {
    return plan.map(Plan::hash);
  }

  public boolean changesNothing() {
    return firmware.targets().isEmpty() && bios.changes().isEmpty();
  }
}
