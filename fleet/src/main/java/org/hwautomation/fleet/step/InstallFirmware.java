package org.hwautomation.fleet.step;

import org.hwautomation.driver.firmware.Activation;
import org.hwautomation.driver.firmware.FirmwareTarget;

/// Arguments: bring one image into the server, up to the point where it only waits for its
/// activation.
public record InstallFirmware(FirmwareTarget target, Activation activation) {
  public static final String KIND = "firmware.install";
}
