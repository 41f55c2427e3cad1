package org.hwautomation.driver.standard.ipmi;

import java.util.EnumSet;
import java.util.Set;
import org.hwautomation.driver.BootOverride;
import org.hwautomation.driver.Method;

/// Boot device by IPMI, in UEFI mode. The BMC forgets it when the host is not restarted within a
/// minute (fact book 9).
public record IpmiBootOverride(IpmiTool tool) implements BootOverride {

  @Override
  public Method method() {
    return Method.IPMI;
  }

  @Override
  public Set<Device> allowed() {
    return EnumSet.of(Device.NONE, Device.PXE, Device.HDD, Device.CD, Device.BIOS_SETUP);
  }

  /// A device whose flags the BMC has marked invalid is what it booted from once.
  @Override
  public Device current() {
    var answer = tool.run("chassis", "bootparam", "get", "5");
    if (answer.contains("Boot Flag Invalid")) return Device.NONE;
    if (answer.contains("Force PXE")) return Device.PXE;
    if (answer.contains("Force Boot from default Hard-Drive")) return Device.HDD;
    if (answer.contains("Force Boot from CD/DVD")) return Device.CD;
    return answer.contains("Force Boot into BIOS Setup") ? Device.BIOS_SETUP : Device.NONE;
  }

  @Override
  public void set(Device device, Duration duration) {
    if (!allowed().contains(device)) {
      throw new IllegalArgumentException("IPMI knows no boot device " + device);
    }
    switch (duration) {
      case ONCE -> tool.run("chassis", "bootdev", word(device), "options=efiboot");
      case CONTINUOUS -> tool.run("chassis", "bootdev", word(device), "options=efiboot,persistent");
    }
  }

  private static String word(Device device) {
    return switch (device) {
      case NONE, USB, UEFI_HTTP -> "none";
      case PXE -> "pxe";
      case HDD -> "disk";
      case CD -> "cdrom";
      case BIOS_SETUP -> "bios";
    };
  }
}
