package org.hwautomation.fleet.bios.operation;

import java.util.List;
import org.hwautomation.base.Secret;
import org.hwautomation.driver.BootOverride.Device;
import org.hwautomation.driver.BootOverride.Duration;
import org.hwautomation.driver.BootOverride.Mode;
import org.hwautomation.driver.boot.SecureBootKeys.Reset;

/// What an operator asks of a BIOS that is no attribute.
public sealed interface BiosOperation {

  /// All settings back to how the machine was delivered.
  record ResetToDefaults() implements BiosOperation {}

  /// @param name as the BMC calls it: `SetupPassword`; may be left empty where there is only one
  /// @param old empty when none is set
  /// @param replacement empty to clear it
  record ChangePassword(String name, Secret old, Secret replacement) implements BiosOperation {
    public boolean clears() {
      return replacement.reveal().isEmpty();
    }
  }

  /// @param first boot entries by id, or all of a kind by its word (`pxe`, `hdd`, `cd`, `usb`,
  ///   `http`), first first; the others follow in the order that they have
  record ReorderBoot(List<String> first) implements BiosOperation {
    public ReorderBoot {
      first = List.copyOf(first);
    }
  }

  /// @param device [Device#NONE] takes back what was asked before
  record OverrideBoot(Device device, Duration duration, Mode mode) implements BiosOperation {}

  record SwitchSecureBoot(boolean on) implements BiosOperation {}

  record ResetSecureBootKeys(Reset reset) implements BiosOperation {}

  /// Stable, for programs, the audit log and people: `boot-order`.
  default String word() {
    return switch (this) {
      case ResetToDefaults _ -> "defaults";
      case ChangePassword _ -> "password";
      case ReorderBoot _ -> "boot-order";
      case OverrideBoot _ -> "boot-override";
      case SwitchSecureBoot _ -> "secure-boot";
      case ResetSecureBootKeys _ -> "secure-boot-keys";
    };
  }
}
