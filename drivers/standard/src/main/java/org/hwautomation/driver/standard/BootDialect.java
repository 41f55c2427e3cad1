package org.hwautomation.driver.standard;

import java.util.List;
import java.util.Map;
import org.hwautomation.driver.BootOverride.Device;

/// In what a vendor's boot override differs from the standard.
///
/// @param names `BootSourceOverrideTarget`s by device, best first
/// @param withMode whether `BootSourceOverrideMode` must be in every PATCH (Supermicro)
/// @param inSettings whether to write to `@Redfish.Settings` instead (iDRAC10)
public record BootDialect(Map<Device, List<String>> names, boolean withMode, boolean inSettings) {

  public static final Map<Device, List<String>> STANDARD_NAMES =
      Map.of(
          Device.NONE, List.of("None"),
          Device.PXE, List.of("Pxe"),
          Device.HDD, List.of("Hdd"),
          Device.CD, List.of("Cd"),
          Device.USB, List.of("Usb"),
          Device.BIOS_SETUP, List.of("BiosSetup"),
          Device.UEFI_HTTP, List.of("UefiHttp"));

  public static final BootDialect STANDARD = new BootDialect(STANDARD_NAMES, false, false);

  public BootDialect {
    names = Map.copyOf(names);
  }
}
