package org.hwautomation.driver.boot;

import java.util.Set;
import org.hwautomation.driver.bios.StagedChange;

/// The keys of UEFI secure boot as a whole (`SecureBoot.ResetKeys`).
public interface SecureBootKeys extends StagedChange<SecureBootKeys.Reset> {

  enum Reset {
    /// The manufacturer's keys are enrolled again; own ones are gone.
    DEFAULTS("ResetAllKeysToDefault"),
    /// No key is left: secure boot is off (setup mode) until some are enrolled.
    DELETE_ALL("DeleteAllKeys"),
    /// The platform key is gone: secure boot is off (setup mode), and whoever comes first may enrol
    /// another.
    DELETE_PLATFORM_KEY("DeletePK");

    private final String redfishName;

    Reset(String redfishName) {
      this.redfishName = redfishName;
    }

    public String redfishName() {
      return redfishName;
    }
  }

  /// What this BMC says that it takes.
  Set<Reset> offered();

  SecureBootControl.Mode mode();
}
