package org.hwautomation.fleet.step;

import java.util.List;
import org.hwautomation.driver.firmware.FirmwareTarget;

/// Arguments of phase 2: the analysis that the plan rests on.
public record ConfirmFirmware(List<FirmwareTarget> targets) {
  public static final String KIND = "firmware.confirm";

  public ConfirmFirmware {
    targets = List.copyOf(targets);
  }
}
