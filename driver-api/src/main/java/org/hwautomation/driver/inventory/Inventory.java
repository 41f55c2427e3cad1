package org.hwautomation.driver.inventory;

import java.util.List;
import org.hwautomation.base.ByteSize;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.PowerState;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.jspecify.annotations.Nullable;

/// What one server said about itself at one moment.
///
/// @param health Redfish rollup health as it came: `OK`, `Warning`, `Critical`, or empty
/// @param bootProgress last known state of the boot, as it came, or empty
/// @param gaps parts that could not be read, and why; the rest is still good
public record Inventory(
    Identity identity,
    PowerState power,
    String health,
    String bootProgress,
    List<Processor> processors,
    List<MemoryModule> memory,
    List<Drive> drives,
    List<NetworkPort> networkPorts,
    List<FirmwareItem> firmware,
    List<Gap> gaps) {

  public Inventory {
    processors = List.copyOf(processors);
    memory = List.copyOf(memory);
    drives = List.copyOf(drives);
    networkPorts = List.copyOf(networkPorts);
    firmware = List.copyOf(firmware);
    gaps = List.copyOf(gaps);
  }

  /// @param cores 0 when unknown
  /// @param threads 0 when unknown
  public record Processor(String id, String model, String manufacturer, int cores, int threads) {}

  /// @param speedMhz 0 when unknown
  public record MemoryModule(
      String id,
      String type,
      ByteSize capacity,
      int speedMhz,
      String manufacturer,
      String partNumber) {}

  public record Drive(
      String id,
      String model,
      String serial,
      @Nullable ByteSize capacity,
      String mediaType,
      String protocol,
      String firmwareVersion) {}

  /// @param speedMbps 0 when unknown or down
  public record NetworkPort(
      String id, String name, String macAddress, int speedMbps, String linkStatus) {}

  /// @param part e.g. `drives`
  public record Gap(String part, String reason) {}
}
