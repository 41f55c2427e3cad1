package org.hwautomation.driver;

import java.util.Set;

/// Where the host boots from next.
public interface BootOverride extends Capability {

  enum Device {
    NONE,
    PXE,
    HDD,
    CD,
    USB,
    BIOS_SETUP,
    UEFI_HTTP
  }

  enum Duration {
    ONCE,
    CONTINUOUS
  }

  Set<Device> allowed();

  Device current();

  void set(Device device, Duration duration);
}
