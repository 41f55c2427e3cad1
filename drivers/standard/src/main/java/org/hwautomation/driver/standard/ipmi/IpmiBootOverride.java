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

  @Override
  public Set<Duration> durations() {
    return EnumSet.allOf(Duration.class);
  }

  @Override
  public Set<Mode> modes() {
    return EnumSet.allOf(Mode.class);
  }

  /// A device whose flags the BMC has marked invalid is what it booted from once.
  @Override
  public State state() {
    var answer = tool.run("chassis", "bootparam", "get", "5");
    if (answer.contains("Boot Flag Invalid")) return State.NOTHING;
    var device = device(answer);
    return device == Device.NONE
        ? State.NOTHING
        : new State(
            device,
            answer.contains("all future boots") ? Duration.CONTINUOUS : Duration.ONCE,
            answer.contains("BIOS EFI boot") ? Mode.UEFI : Mode.LEGACY);
  }

  private static Device device(String answer) {
    if (answer.contains("Force PXE")) return Device.PXE;
    if (answer.contains("Force Boot from default Hard-Drive")) return Device.HDD;
    if (answer.contains("Force Boot from CD/DVD")) return Device.CD;
    return answer.contains("Force Boot into BIOS Setup") ? Device.BIOS_SETUP : Device.NONE;
  }

  /// Without a word on the mode it is UEFI: IPMI cannot leave it as it is.
  @Override
  public void set(Device device, Duration duration, Mode mode) {
    if (!allowed().contains(device)) {
      throw new IllegalArgumentException("IPMI knows no boot device " + device);
    }
    var options =
        switch (mode) {
          case UEFI, UNCHANGED ->
              switch (duration) {
                case ONCE -> "options=efiboot";
                case CONTINUOUS -> "options=efiboot,persistent";
              };
          case LEGACY ->
              switch (duration) {
                case ONCE -> "";
                case CONTINUOUS -> "options=persistent";
              };
        };
    if (options.isEmpty()) tool.run("chassis", "bootdev", word(device));
    else tool.run("chassis", "bootdev", word(device), options);
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
