package org.hwautomation.app.api;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.hwautomation.fleet.window.MaintenanceWindow;
import org.hwautomation.fleet.window.Opening;
import org.hwautomation.fleet.window.StoredWindow;
import org.hwautomation.fleet.window.WindowScope;
import org.hwautomation.fleet.window.WindowWords;
import org.jspecify.annotations.Nullable;

/// A maintenance window in JSON.
///
/// @param zone whose wall clock the times are of, such as Europe/Berlin
/// @param days days of the week; either days or dates
/// @param to on the day after, when it is not after from
/// @param enabled true when absent
/// @param next only in answers: the present opening or the next one
record WindowBody(
    @Nullable String name,
    @NotNull String zone,
    @Nullable List<String> days,
    @Nullable List<String> dates,
    @NotNull String from,
    @NotNull String to,
    @Nullable ScopeBody scope,
    @Nullable Boolean enabled,
    @Nullable OpeningBody next,
    @Nullable String updatedBy,
    @Nullable Instant updatedAt) {

  /// Globs; an absent or empty list narrows nothing.
  record ScopeBody(
      @Nullable List<String> site,
      @Nullable List<String> tag,
      @Nullable List<String> deviceType,
      @Nullable List<String> server) {

    static ScopeBody of(WindowScope scope) {
      return new ScopeBody(scope.site(), scope.tag(), scope.deviceType(), scope.server());
    }

    WindowScope scope() {
      return new WindowScope(orNone(site), orNone(tag), orNone(deviceType), orNone(server));
    }
  }

  /// @param open whether it is now
  record OpeningBody(Instant from, Instant until, boolean open) {
    static OpeningBody of(Opening opening, Instant now) {
      return new OpeningBody(opening.from(), opening.until(), opening.contains(now));
    }
  }

  static WindowBody of(StoredWindow stored, Instant now) {
    var words = WindowWords.of(stored.window());
    return new WindowBody(
        words.name(),
        words.zone(),
        words.days(),
        words.dates(),
        words.from(),
        words.to(),
        ScopeBody.of(words.scope()),
        words.enabled(),
        stored.window().openingAt(now).map(opening -> OpeningBody.of(opening, now)).orElse(null),
        stored.updatedBy(),
        stored.updatedAt());
  }

  MaintenanceWindow window(String called) {
    return new WindowWords(
            called,
            zone,
            orNone(days),
            orNone(dates),
            from,
            to,
            scope == null ? WindowScope.EVERYWHERE : scope.scope(),
            !Boolean.FALSE.equals(enabled))
        .window();
  }

  private static List<String> orNone(@Nullable List<String> texts) {
    return texts == null ? List.of() : texts;
  }
}
