package org.hwautomation.fleet.step;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hwautomation.driver.firmware.FirmwareTarget;

/// Arguments of phase 6: everything the plan promised, to be read again from the machine.
public record ValidateServer(List<FirmwareTarget> firmware, Map<String, Object> bios) {
  public static final String KIND = "provision.validate";

  public ValidateServer {
    firmware = List.copyOf(firmware);
    bios = Collections.unmodifiableMap(new TreeMap<>(bios)); // sorted: equal plans, equal hashes
  }
}
