package org.hwautomation.app.api;

import java.time.Instant;
import java.util.Optional;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.bios.change.ApplyTime;
import org.hwautomation.fleet.window.WindowChoice;
import org.jspecify.annotations.Nullable;

/// When something is put in force, as requests say it. A window or a time alone says which.
///
/// @param window with NEXT_WINDOW: its name; empty = whichever covers the server
/// @param at with AT: not before this moment
/// @param until with AT: nothing is begun after this moment
record ApplyTimeBody(
    @Nullable Apply apply, @Nullable String window, @Nullable Instant at, @Nullable Instant until) {

  enum Apply {
    NOW,
    AT,
    NEXT_WINDOW,
    NEXT_RESET,
    STAGE_ONLY
  }

  ApplyTime time() {
    if (window != null && apply == null) return nextWindow();
    if (at != null && (apply == null || apply == Apply.AT)) return window(at);
    return switch (apply == null ? Apply.NOW : apply) {
      case NOW -> ApplyTime.NOW;
      case NEXT_WINDOW -> nextWindow();
      case NEXT_RESET -> new ApplyTime.NextReset();
      case STAGE_ONLY -> new ApplyTime.StageOnly();
      case AT ->
          throw Problem.invalid(
              "no-time",
              "apply is AT, and no time is given.",
              "Give at, such as 2026-12-01T22:00:00Z.");
    };
  }

  private ApplyTime nextWindow() {
    return new ApplyTime.NextWindow(WindowChoice.named(window == null ? "" : window));
  }

  private ApplyTime window(Instant from) {
    if (until != null && !until.isAfter(from)) {
      throw Problem.invalid(
          "window-empty",
          "The window from %s ends at %s.".formatted(from, until),
          "Give an until that is after at, or none.");
    }
    return new ApplyTime.At(from, Optional.ofNullable(until));
  }
}
