package org.hwautomation.fleet.provisioning;

import java.time.Duration;
import java.util.Optional;
import org.hwautomation.fleet.bios.change.ApplyTime;

/// What was asked for: firmware first, then BIOS, on one server.
///
/// @param deviceType empty = the one the server is assigned to, else the one whose match rules fit
/// @param gracefulLimit how long the host's operating system may take to shut down before it is
///   switched off
/// @param powerOffAtEnd leaves a server that was off as it was found
/// @param when nothing is begun and nothing restarted before, or while the window is closed; one
///   that restarts the host
public record ProvisionRequest(
    Optional<String> deviceType,
    FirmwarePolicy firmware,
    boolean configureBios,
    boolean allowDowngrade,
    Duration gracefulLimit,
    boolean powerOffAtEnd,
    ApplyTime when) {

  public static final Duration DEFAULT_GRACEFUL_LIMIT = Duration.ofMinutes(5);

  public static ProvisionRequest standard() {
    return new ProvisionRequest(
        Optional.empty(),
        FirmwarePolicy.BASELINE,
        true,
        false,
        DEFAULT_GRACEFUL_LIMIT,
        false,
        ApplyTime.NOW);
  }

  public ProvisionRequest forDeviceType(String name) {
    return new ProvisionRequest(
        Optional.of(name),
        firmware,
        configureBios,
        allowDowngrade,
        gracefulLimit,
        powerOffAtEnd,
        when);
  }
}
