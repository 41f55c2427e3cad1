package org.hwautomation.fleet.bios.operation;

import java.util.List;
import java.util.Locale;
import org.hwautomation.driver.BootOverride;
import org.hwautomation.driver.boot.SecureBootKeys.Reset;
import org.hwautomation.fleet.bios.change.ApplyTime;
import org.hwautomation.fleet.bios.change.BiosRisk;
import org.hwautomation.fleet.bios.change.RollbackPolicy;

/// An operation in sentences: what it is called, what is risky, how to go back. No password is in
/// any.
final class OperationWords {

  private OperationWords() {}

  static String title(BiosOperation operation) {
    return switch (operation) {
      case BiosOperation.ResetToDefaults _ -> "BIOS back to its defaults";
      case BiosOperation.ChangePassword change ->
          "%s BIOS password %s".formatted(change.clears() ? "Clear" : "Set", change.name());
      case BiosOperation.ReorderBoot(var first) -> "Boot order: " + String.join(", ", first);
      case BiosOperation.OverrideBoot boot -> override(boot);
      case BiosOperation.SwitchSecureBoot(var on) -> "Secure boot " + (on ? "on" : "off");
      case BiosOperation.ResetSecureBootKeys(var reset) ->
          switch (reset) {
            case DEFAULTS -> "Secure boot keys back to the manufacturer's";
            case DELETE_ALL -> "Delete all secure boot keys";
            case DELETE_PLATFORM_KEY -> "Delete the secure boot platform key";
          };
    };
  }

  private static String override(BiosOperation.OverrideBoot boot) {
    if (boot.device() == BootOverride.Device.NONE) return "No boot device out of order";
    var mode =
        switch (boot.mode()) {
          case UNCHANGED -> "";
          case UEFI -> " (UEFI)";
          case LEGACY -> " (legacy)";
        };
    var lasting =
        switch (boot.duration()) {
          case ONCE -> "once";
          case CONTINUOUS -> "every time";
        };
    return "Boot %s from %s%s".formatted(lasting, word(boot.device()), mode);
  }

  static String word(BootOverride.Device device) {
    return device.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> risks(BiosOperation operation) {
    return switch (operation) {
      case BiosOperation.ResetToDefaults _ ->
          List.of(
              "Every setting goes back to how the machine was delivered: boot mode, boot order,"
                  + " virtualization, TPM and RAID settings among them. An installed operating system"
                  + " may not start.");
      case BiosOperation.ChangePassword _ -> List.of(BiosRisk.PASSWORD.text());
      case BiosOperation.ReorderBoot _ -> List.of(BiosRisk.BOOT_ORDER.text());
      case BiosOperation.OverrideBoot boot ->
          boot.device() == BootOverride.Device.NONE
              ? List.of()
              : boot.mode() == BootOverride.Mode.UNCHANGED
                  ? List.of(BiosRisk.BOOT_ORDER.text())
                  : List.of(BiosRisk.BOOT_ORDER.text(), BiosRisk.BOOT_MODE.text());
      case BiosOperation.SwitchSecureBoot _ -> List.of(BiosRisk.SECURE_BOOT.text());
      case BiosOperation.ResetSecureBootKeys(var reset) ->
          reset == Reset.DEFAULTS
              ? List.of(
                  "Keys that you enrolled are gone: what they signed does not start any more.")
              : List.of(
                  "Without a platform key secure boot is off, and whoever is first may enrol another.");
    };
  }

  static String wayBack(BiosOperationRequest request) {
    return switch (request.operation()) {
      case BiosOperation.ResetToDefaults _ ->
          "All values of before are kept; rolling back the job makes a plan to set them again.";
      case BiosOperation.ChangePassword _ ->
          "A password cannot be read, so nothing is kept of the old one: who knows it can change it"
              + " back.";
      case BiosOperation.ReorderBoot _, BiosOperation.SwitchSecureBoot _ ->
          goesBackByItself(request)
              ? "It is set back, with one more restart, when it does not read back as wanted. A"
                  + " successful job can be rolled back by a plan of its own."
              : "How it was is kept; rolling back the job makes a plan to set it again.";
      case BiosOperation.OverrideBoot _ -> "Until the host starts, boot device none takes it back.";
      case BiosOperation.ResetSecureBootKeys _ ->
          "Keys cannot be read back: enrol your own again from where you keep them.";
    };
  }

  static boolean goesBackByItself(BiosOperationRequest request) {
    if (request.rollback() != RollbackPolicy.ON_FAILURE || !restarts(request.applyTime())) {
      return false;
    }
    return switch (request.operation()) {
      case BiosOperation.ReorderBoot _, BiosOperation.SwitchSecureBoot _ -> true;
      case BiosOperation.ResetToDefaults _,
          BiosOperation.ChangePassword _,
          BiosOperation.OverrideBoot _,
          BiosOperation.ResetSecureBootKeys _ ->
          false;
    };
  }

  static boolean restarts(ApplyTime when) {
    return !(when instanceof ApplyTime.NextReset) && !(when instanceof ApplyTime.StageOnly);
  }
}
