package org.hwautomation.fleet.bios.operation;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.hwautomation.driver.BootOverride;
import org.hwautomation.driver.boot.SecureBootKeys;
import org.hwautomation.fleet.bios.change.ApplyTimeJson;
import org.hwautomation.fleet.bios.change.RollbackPolicy;
import org.hwautomation.fleet.database.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A request as orders keep it, without the passwords: those are in the [PasswordSafe].
///
/// @param word which [BiosOperation]
/// @param first of a boot order
/// @param on of secure boot
record OperationJson(
    String word,
    @Nullable List<String> first,
    BootOverride.@Nullable Device device,
    BootOverride.@Nullable Duration duration,
    BootOverride.@Nullable Mode mode,
    @Nullable Boolean on,
    SecureBootKeys.@Nullable Reset reset,
    ApplyTimeJson when,
    RollbackPolicy rollback,
    long gracefulSeconds) {

  static JsonNode write(BiosOperationRequest request) {
    return Json.read(Json.write(of(request)), JsonNode.class);
  }

  /// @param password asked only where there is one
  static BiosOperationRequest read(JsonNode json, Supplier<BiosOperation.ChangePassword> password) {
    return Json.read(json.toString(), OperationJson.class).request(password);
  }

  private static OperationJson of(BiosOperationRequest request) {
    var operation = request.operation();
    return new OperationJson(
        operation.word(),
        operation instanceof BiosOperation.ReorderBoot(var first) ? first : null,
        operation instanceof BiosOperation.OverrideBoot boot ? boot.device() : null,
        operation instanceof BiosOperation.OverrideBoot boot ? boot.duration() : null,
        operation instanceof BiosOperation.OverrideBoot boot ? boot.mode() : null,
        operation instanceof BiosOperation.SwitchSecureBoot(var on) ? on : null,
        operation instanceof BiosOperation.ResetSecureBootKeys(var reset) ? reset : null,
        ApplyTimeJson.of(request.applyTime()),
        request.rollback(),
        request.gracefulLimit().toSeconds());
  }

  private BiosOperationRequest request(Supplier<BiosOperation.ChangePassword> password) {
    return new BiosOperationRequest(
        operation(password), when.time(), rollback, Duration.ofSeconds(gracefulSeconds));
  }

  private BiosOperation operation(Supplier<BiosOperation.ChangePassword> password) {
    if (first != null) return new BiosOperation.ReorderBoot(first);
    if (device != null && duration != null && mode != null) {
      return new BiosOperation.OverrideBoot(device, duration, mode);
    }
    if (on != null) return new BiosOperation.SwitchSecureBoot(on);
    if (reset != null) return new BiosOperation.ResetSecureBootKeys(reset);
    return switch (word) {
      case "defaults" -> new BiosOperation.ResetToDefaults();
      case "password" -> password.get();
      default -> throw new IllegalArgumentException("an order names the operation " + word);
    };
  }
}
