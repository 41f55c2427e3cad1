package org.hwautomation.fleet.bios.change;

import java.time.Instant;
import java.util.Optional;
import org.hwautomation.fleet.window.WindowChoice;
import org.jspecify.annotations.Nullable;

/// When a request is put in force, as orders keep it.
///
/// @param apply which [ApplyTime]
/// @param window empty = the one that covers the server
public record ApplyTimeJson(
    Apply apply, @Nullable String from, @Nullable String until, @Nullable String window) {

  /// Names of the ways, as they are stored.
  public enum Apply {
    NOW,
    AT,
    NEXT_WINDOW,
    NEXT_RESET,
    STAGE_ONLY
  }

  public static ApplyTimeJson of(ApplyTime when) {
    return switch (when) {
      case ApplyTime.Now _ -> new ApplyTimeJson(Apply.NOW, null, null, null);
      case ApplyTime.At(var from, var until) ->
          new ApplyTimeJson(
              Apply.AT, from.toString(), until.map(Instant::toString).orElse(null), null);
      case ApplyTime.NextWindow(var window) ->
          new ApplyTimeJson(Apply.NEXT_WINDOW, null, null, window.name().orElse(""));
      case ApplyTime.NextReset _ -> new ApplyTimeJson(Apply.NEXT_RESET, null, null, null);
      case ApplyTime.StageOnly _ -> new ApplyTimeJson(Apply.STAGE_ONLY, null, null, null);
    };
  }

  public ApplyTime time() {
    return switch (apply) {
      case NOW -> ApplyTime.NOW;
      case AT ->
          new ApplyTime.At(
              Optional.ofNullable(from).map(Instant::parse).orElseThrow(),
              Optional.ofNullable(until).map(Instant::parse));
      case NEXT_WINDOW ->
          new ApplyTime.NextWindow(WindowChoice.named(Optional.ofNullable(window).orElse("")));
      case NEXT_RESET -> new ApplyTime.NextReset();
      case STAGE_ONLY -> new ApplyTime.StageOnly();
    };
  }
}
