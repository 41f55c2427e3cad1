package org.hwautomation.app.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Secret;
import org.hwautomation.driver.BootOverride;
import org.hwautomation.driver.boot.SecureBootKeys;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.bios.change.BiosChangeRequest;
import org.hwautomation.fleet.bios.change.RollbackPolicy;
import org.hwautomation.fleet.bios.operation.BiosOperation;
import org.hwautomation.fleet.bios.operation.BiosOperationRequest;
import org.jspecify.annotations.Nullable;

/// An operation for the BIOS of some servers, as it comes over the API: exactly one of `defaults`,
/// `password`, `bootOrder`, `bootDevice`, `secureBoot` and `secureBootKeys`.
///
/// @param servers ids or names
/// @param query text search instead of names, as in the list of servers
/// @param defaults `{}`: all settings back to how the machine was delivered
/// @param apply NOW (default, restarts the host), AT, NEXT_WINDOW, NEXT_RESET or STAGE_ONLY
/// @param window with NEXT_WINDOW: its name; absent = whichever covers the server
/// @param at with AT: not before this moment
/// @param until with AT: nothing is begun after this moment
/// @param rollback BY_HAND (default), or ON_FAILURE for boot order and secure boot
/// @param approvedPlans plan hash by server id or name: runs exactly that plan or not at all
/// @param after jobs that must succeed before, such as a backup
/// @param atOnce of many servers, how many are worked on at the same time
record BiosOperationBody(
    @Nullable List<String> servers,
    @Nullable String query,
    @Nullable Map<String, Object> defaults,
    @Nullable PasswordBody password,
    @Nullable BootOrderBody bootOrder,
    @Nullable BootDeviceBody bootDevice,
    @Nullable SecureBootBody secureBoot,
    @Nullable KeysBody secureBootKeys,
    ApplyTimeBody.@Nullable Apply apply,
    @Nullable String window,
    @Nullable Instant at,
    @Nullable Instant until,
    @Nullable RollbackPolicy rollback,
    @Nullable Integer gracefulLimitSeconds,
    @Nullable Integer priority,
    @Nullable Map<String, String> approvedPlans,
    @Nullable List<UUID> after,
    @Nullable Integer atOnce) {

  /// @param name as the BMC calls it, `SetupPassword`; absent where the server has only one
  /// @param old absent when none is set
  /// @param replacement absent to clear it
  record PasswordBody(@Nullable String name, @Nullable String old, @Nullable String replacement) {
    @Override
    public String toString() {
      return "PasswordBody[" + name + "]";
    }
  }

  /// @param first boot entries by id, or all of a kind by its word (pxe, hdd, cd, usb, http)
  record BootOrderBody(@Nullable List<String> first) {}

  /// @param device NONE takes back what was asked before
  /// @param duration ONCE (default) or CONTINUOUS
  /// @param mode UNCHANGED (default), UEFI or LEGACY
  record BootDeviceBody(
      BootOverride.@Nullable Device device,
      BootOverride.@Nullable Duration duration,
      BootOverride.@Nullable Mode mode) {}

  record SecureBootBody(@Nullable Boolean enabled) {}

  record KeysBody(SecureBootKeys.@Nullable Reset reset) {}

  BiosOperationRequest request() {
    return new BiosOperationRequest(
        operation(),
        new ApplyTimeBody(apply, window, at, until).time(),
        rollback == null ? RollbackPolicy.BY_HAND : rollback,
        gracefulLimitSeconds == null
            ? BiosChangeRequest.DEFAULT_GRACEFUL_LIMIT
            : Duration.ofSeconds(gracefulLimitSeconds));
  }

  private BiosOperation operation() {
    var named = new ArrayList<BiosOperation>();
    if (defaults != null) named.add(new BiosOperation.ResetToDefaults());
    if (password != null) {
      named.add(
          new BiosOperation.ChangePassword(
              password.name() == null ? "" : password.name(),
              secret(password.old()),
              secret(password.replacement())));
    }
    if (bootOrder != null) {
      named.add(
          new BiosOperation.ReorderBoot(bootOrder.first() == null ? List.of() : bootOrder.first()));
    }
    if (bootDevice != null) {
      named.add(
          new BiosOperation.OverrideBoot(
              needed(bootDevice.device(), "bootDevice.device"),
              bootDevice.duration() == null ? BootOverride.Duration.ONCE : bootDevice.duration(),
              bootDevice.mode() == null ? BootOverride.Mode.UNCHANGED : bootDevice.mode()));
    }
    if (secureBoot != null) {
      named.add(
          new BiosOperation.SwitchSecureBoot(needed(secureBoot.enabled(), "secureBoot.enabled")));
    }
    if (secureBootKeys != null) {
      named.add(
          new BiosOperation.ResetSecureBootKeys(
              needed(secureBootKeys.reset(), "secureBootKeys.reset")));
    }
    if (named.size() == 1) return named.getFirst();
    throw Problem.invalid(
        "one-operation",
        named.isEmpty()
            ? "The request names no operation."
            : "The request names %d operations.".formatted(named.size()),
        "Give exactly one of defaults, password, bootOrder, bootDevice, secureBoot and"
            + " secureBootKeys.");
  }

  private static Secret secret(@Nullable String text) {
    return Secret.of(text == null ? "" : text);
  }

  private static <T> T needed(@Nullable T value, String field) {
    return Optional.ofNullable(value)
        .orElseThrow(
            () -> Problem.invalid("missing", field + " is missing.", "Give " + field + "."));
  }
}
