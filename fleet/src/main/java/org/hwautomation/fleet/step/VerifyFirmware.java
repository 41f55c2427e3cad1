package org.hwautomation.fleet.step;

import java.util.List;
import org.hwautomation.driver.firmware.FirmwareTarget;

/// Arguments: after the activation, read again what runs.
public record VerifyFirmware(List<Item> items) {
  public static final String KIND = "firmware.verify";

  public VerifyFirmware {
    items = List.copyOf(items);
  }

  /// @param installStep key of the step that sent the image
  public record Item(FirmwareTarget target, String installStep) {}
}
