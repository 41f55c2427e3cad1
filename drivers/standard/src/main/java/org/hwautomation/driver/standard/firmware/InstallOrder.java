package org.hwautomation.driver.standard.firmware;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hwautomation.driver.firmware.Activation;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.InstallWave;

/// Puts targets into waves by the order of [ComponentKind] (fact book 8.1): the BMC alone and
/// first, what needs the host's reset together, what needs power removed after it.
public record InstallOrder(Activation afterBmc) {

  public List<InstallWave> waves(List<FirmwareTarget> targets) {
    var waves = new ArrayList<InstallWave>();
    for (var target : of(targets, ComponentKind.BMC)) {
      waves.add(
          new InstallWave(
              List.of(target),
              afterBmc,
              "BMC alone and first: newer BMC firmware knows the newer packages of the rest"));
    }
    var withReset =
        of(
            targets,
            ComponentKind.BIOS,
            ComponentKind.STORAGE,
            ComponentKind.NIC,
            ComponentKind.DRIVE,
            ComponentKind.OTHER);
    if (!withReset.isEmpty()) {
      waves.add(
          new InstallWave(
              withReset, Activation.HOST_RESET, "become active together at one host reset"));
    }
    var withPower = of(targets, ComponentKind.CPLD, ComponentKind.PSU);
    if (!withPower.isEmpty()) {
      waves.add(
          new InstallWave(
              withPower,
              Activation.HOST_POWER_CYCLE,
              "become active only when the host was off: last, so that it happens once"));
    }
    return waves;
  }

  private static List<FirmwareTarget> of(List<FirmwareTarget> targets, ComponentKind... kinds) {
    var wanted = List.of(kinds);
    return targets.stream()
        .filter(target -> wanted.contains(target.kind()))
        .sorted(Comparator.comparing(FirmwareTarget::kind))
        .toList();
  }
}
