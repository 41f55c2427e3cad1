package org.hwautomation.app.api;

import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import org.hwautomation.app.api.WindowBody.OpeningBody;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.window.Opening;
import org.hwautomation.fleet.window.Windows;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Maintenance windows: when servers may be changed.
@RestController
@RequestMapping("/api/v1/windows")
class WindowApi {

  private static final int MOST_OPENINGS = 100;

  private final Windows windows;
  private final Clock clock;

  WindowApi(Windows windows, Clock clock) {
    this.windows = windows;
    this.clock = clock;
  }

  @GetMapping
  PageBody<WindowBody> list(Actor actor) {
    var now = clock.instant();
    return new PageBody<>(
        windows.list(actor).stream().map(one -> WindowBody.of(one, now)).toList(), null);
  }

  @GetMapping("/{name}")
  WindowBody show(Actor actor, @PathVariable String name) {
    return WindowBody.of(windows.find(actor, name), clock.instant());
  }

  /// The next openings, the present one included. None while it is switched off.
  @GetMapping("/{name}/openings")
  PageBody<OpeningBody> openings(
      Actor actor, @PathVariable String name, @RequestParam(defaultValue = "5") int count) {
    var now = clock.instant();
    var window = windows.find(actor, name).window();
    var openings =
        window.enabled()
            ? window.openings(now, Math.clamp(count, 1, MOST_OPENINGS))
            : List.<Opening>of();
    return new PageBody<>(
        openings.stream().map(opening -> OpeningBody.of(opening, now)).toList(), null);
  }

  /// Makes the window or puts it in the place of the one with this name; jobs that wait follow.
  @PutMapping("/{name}")
  WindowBody save(Actor actor, @PathVariable String name, @Valid @RequestBody WindowBody body) {
    return WindowBody.of(windows.save(actor, body.window(name)), clock.instant());
  }

  /// Jobs that wait for it end, saying that it is gone.
  @DeleteMapping("/{name}")
  ResponseEntity<Void> remove(Actor actor, @PathVariable String name) {
    windows.remove(actor, name);
    return ResponseEntity.noContent().build();
  }
}
