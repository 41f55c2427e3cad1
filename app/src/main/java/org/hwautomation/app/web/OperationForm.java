package org.hwautomation.app.web;

import java.util.Arrays;
import java.util.List;
import org.hwautomation.base.Secret;
import org.hwautomation.driver.BootOverride;
import org.hwautomation.driver.boot.SecureBootKeys;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.bios.operation.BiosOperation;
import org.hwautomation.fleet.bios.operation.BiosOperationRequest;
import org.jspecify.annotations.Nullable;

/// A BIOS operation as its form was filled in. The passwords in it are never written into a page.
///
/// @param operation which of them, as [BiosOperation#word] calls it; empty before one is chosen
/// @param name of the password
/// @param first boot entries or kinds, separated by commas
/// @param enabled whether secure boot is wanted on
public record OperationForm(
    @Nullable String operation,
    @Nullable String name,
    @Nullable String old,
    @Nullable String replacement,
    @Nullable String first,
    BootOverride.@Nullable Device device,
    BootOverride.@Nullable Duration duration,
    BootOverride.@Nullable Mode mode,
    @Nullable Boolean enabled,
    SecureBootKeys.@Nullable Reset reset,
    BiosWish.@Nullable When apply,
    @Nullable String at,
    @Nullable String until,
    @Nullable String window,
    @Nullable Boolean autoRollback,
    @Nullable String atOnce) {

  static final OperationForm EMPTY = of("", null, null);

  static OperationForm of(String operation, @Nullable String first, @Nullable Boolean enabled) {
    return new OperationForm(
        operation, null, null, null, first, null, null, null, enabled, null, null, null, null, null,
        null, null);
  }

  /// What takes a job back, as a form.
  static OperationForm of(BiosOperation operation) {
    return switch (operation) {
      case BiosOperation.ReorderBoot(var ids) -> of(operation.word(), String.join(", ", ids), null);
      case BiosOperation.SwitchSecureBoot(var on) -> of(operation.word(), null, on);
      case BiosOperation.ResetToDefaults _,
          BiosOperation.ChangePassword _,
          BiosOperation.OverrideBoot _,
          BiosOperation.ResetSecureBootKeys _ ->
          EMPTY;
    };
  }

  public boolean is(String word) {
    return word.equals(operation);
  }

  public String shown(@Nullable String text) {
    return text == null ? "" : text;
  }

  /// The part that says when, as the dialog of settings has it.
  public BiosWish when() {
    return new BiosWish("", "", "", apply, at, until, window, autoRollback, atOnce);
  }

  BiosOperationRequest request() {
    var when = when().request();
    return new BiosOperationRequest(
        asked(), when.applyTime(), when.rollback(), when.gracefulLimit());
  }

  private BiosOperation asked() {
    return switch (shown(operation)) {
      case "defaults" -> new BiosOperation.ResetToDefaults();
      case "password" ->
          new BiosOperation.ChangePassword(
              shown(name), Secret.of(shown(old)), Secret.of(shown(replacement)));
      case "boot-order" -> new BiosOperation.ReorderBoot(entries());
      case "boot-override" ->
          new BiosOperation.OverrideBoot(
              device == null ? BootOverride.Device.NONE : device,
              duration == null ? BootOverride.Duration.ONCE : duration,
              mode == null ? BootOverride.Mode.UNCHANGED : mode);
      case "secure-boot" -> new BiosOperation.SwitchSecureBoot(Boolean.TRUE.equals(enabled));
      case "secure-boot-keys" ->
          new BiosOperation.ResetSecureBootKeys(
              reset == null ? SecureBootKeys.Reset.DEFAULTS : reset);
      default ->
          throw Problem.invalid(
              "one-operation", "No operation was chosen.", "Choose one on the page.");
    };
  }

  private List<String> entries() {
    return Arrays.stream(shown(first).split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  @Override
  public String toString() {
    return "OperationForm[" + operation + "]";
  }
}
