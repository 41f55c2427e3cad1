package org.hwautomation.driver.dell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.hwautomation.driver.firmware.Activation;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.InstallWave;

/// iDRAC alone and first; then what needs no reboot; then everything that shares the host's reset;
/// power supplies and CPLD last (fact book 8.1).
final class DellInstallOrder {

  private DellInstallOrder() {}

  static List<InstallWave> waves(List<FirmwareTarget> targets) {
    var waves = new ArrayList<InstallWave>();
    for (var target : some(targets, DellInstallOrder::isController)) {
      waves.add(
          new InstallWave(
              List.of(target),
              Activation.BMC_RESTARTS_ITSELF,
              "iDRAC alone and first: newer firmware knows the newer packages"));
    }
    add(
        waves,
        some(targets, DellInstallOrder::needsNoReboot),
        Activation.NONE,
        "installed while the host runs");
    add(
        waves,
        some(targets, target -> needsHostReset(target)),
        Activation.HOST_RESET,
        "the jobs share one scheduled host reset");
    add(
        waves,
        some(targets, DellInstallOrder::needsPower),
        Activation.HOST_POWER_CYCLE,
        "become active only when the host was off: last, so that it happens once");
    return waves;
  }

  private static void add(
      List<InstallWave> waves, List<FirmwareTarget> some, Activation activation, String reason) {
    if (!some.isEmpty()) waves.add(new InstallWave(some, activation, reason));
  }

  private static List<FirmwareTarget> some(
      List<FirmwareTarget> targets, Predicate<FirmwareTarget> wanted) {
    return targets.stream()
        .filter(wanted)
        .sorted(Comparator.comparing(FirmwareTarget::kind))
        .toList();
  }

  static boolean isController(FirmwareTarget target) {
    return target.kind() == ComponentKind.BMC;
  }

  static boolean needsNoReboot(FirmwareTarget target) {
    return DellFirmwareItems.NO_REBOOT.contains(target.component());
  }

  static boolean needsPower(FirmwareTarget target) {
    return target.kind() == ComponentKind.PSU || target.kind() == ComponentKind.CPLD;
  }

  private static boolean needsHostReset(FirmwareTarget target) {
    return !isController(target) && !needsNoReboot(target) && !needsPower(target);
  }
}
