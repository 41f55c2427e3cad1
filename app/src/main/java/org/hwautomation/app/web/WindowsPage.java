package org.hwautomation.app.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.window.MaintenanceWindow;
import org.hwautomation.fleet.window.Opening;
import org.hwautomation.fleet.window.Recurrence;
import org.hwautomation.fleet.window.StoredWindow;
import org.hwautomation.fleet.window.WindowScope;
import org.hwautomation.fleet.window.WindowWords;
import org.hwautomation.fleet.window.Windows;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Maintenance windows: when each opens next, and a form to make or change one.
@Controller
final class WindowsPage {

  private static final int SHOWN_OPENINGS = 3;
  private static final DateTimeFormatter BEGIN =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter END =
      DateTimeFormatter.ofPattern("HH:mm zzz", Locale.ENGLISH);
  private static final List<String> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(zone -> zone.equals("UTC") || (zone.contains("/") && !zone.startsWith("Etc")))
          .filter(zone -> !zone.startsWith("SystemV"))
          .sorted()
          .toList();

  private final Windows windows;
  private final Pages pages;
  private final Clock clock;

  WindowsPage(Windows windows, Pages pages, Clock clock) {
    this.windows = windows;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/windows")
  ResponseEntity<byte[]> show(
      Actor actor, CsrfToken csrf, @RequestParam(defaultValue = "") String edit) {
    if (edit.isEmpty()) return show(actor, csrf, nothing(), false, null);
    return show(actor, csrf, WindowWords.of(windows.find(actor, edit).window()), true, null);
  }

  @PostMapping("/windows")
  ResponseEntity<byte[]> save(
      Actor actor,
      CsrfToken csrf,
      @RequestParam String name,
      @RequestParam String zone,
      @RequestParam(defaultValue = "") List<String> days,
      @RequestParam(defaultValue = "") String dates,
      @RequestParam String from,
      @RequestParam String to,
      @RequestParam(defaultValue = "") String site,
      @RequestParam(defaultValue = "") String tag,
      @RequestParam(defaultValue = "") String deviceType,
      @RequestParam(defaultValue = "") String server,
      @RequestParam(defaultValue = "false") boolean enabled) {
    var scope = new WindowScope(split(site), split(tag), split(deviceType), split(server));
    var typed =
        new WindowWords(
            name.strip(),
            zone.strip(),
            days.stream().filter(day -> !day.isBlank()).toList(),
            split(dates),
            from,
            to,
            scope,
            enabled);
    try {
      windows.save(actor, typed.window());
      return Pages.seeOther("/windows");
    } catch (Problem problem) {
      return show(actor, csrf, typed, false, Notices.of(problem));
    }
  }

  @PostMapping("/windows/remove")
  ResponseEntity<byte[]> remove(Actor actor, CsrfToken csrf, @RequestParam String name) {
    try {
      windows.remove(actor, name);
      return Pages.seeOther("/windows");
    } catch (Problem problem) {
      return show(actor, csrf, nothing(), false, Notices.of(problem));
    }
  }

  private static WindowWords nothing() {
    return new WindowWords(
        "", "UTC", List.of(), List.of(), "02:00", "05:00", WindowScope.EVERYWHERE, true);
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
  }

  private ResponseEntity<byte[]> show(
      Actor actor, CsrfToken csrf, WindowWords typed, boolean editing, @Nullable Notice notice) {
    var days =
        Arrays.stream(DayOfWeek.values())
            .map(day ->
                new WindowsView.Day(
                    day.name(),
                    day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                    typed.days().contains(day.name())))
            .toList();
    return pages.show(
        "windows",
        new WindowsView(
            Pages.frame("Maintenance windows", "windows", actor, csrf),
            rows(actor),
            typed,
            editing,
            days,
            ZONES,
            notice));
  }

  private List<WindowsView.Row> rows(Actor actor) {
    var all = windows.list(actor);
    var covered =
        windows.covered(actor, all.stream().map(stored -> stored.window().scope()).toList());
    return all.stream()
        .map(stored -> row(stored, covered.getOrDefault(stored.window().scope(), 0L)))
        .toList();
  }

  private WindowsView.Row row(StoredWindow stored, long covered) {
    var window = stored.window();
    var now = clock.instant();
    var openings = window.openings(now, SHOWN_OPENINGS);
    boolean open = !openings.isEmpty() && openings.getFirst().contains(now);
    return new WindowsView.Row(
        window.name(),
        when(window),
        scope(window.scope()),
        covered == 1 ? "1 server" : String.format(Locale.ROOT, "%,d servers", covered),
        !window.enabled()
            ? new Badge("switched off", Tone.WARN)
            : open
                ? new Badge("open", Tone.GOOD)
                : openings.isEmpty()
                    ? new Badge("over", Tone.NEUTRAL)
                    : new Badge("closed", Tone.NEUTRAL),
        window.enabled()
            ? openings.stream().map(one -> words(one, window.zone())).toList()
            : List.of(),
        "%s, %s".formatted(stored.updatedBy(), Times.moment(stored.updatedAt())));
  }

  private String words(Opening opening, ZoneId zone) {
    var now = clock.instant();
    var relative =
        opening.contains(now)
            ? "open for " + Times.rough(Duration.between(now, opening.until())) + " more"
            : "in " + Times.rough(Duration.between(now, opening.from()));
    return "%s–%s (%s)"
        .formatted(
            BEGIN.format(opening.from().atZone(zone)),
            END.format(opening.until().atZone(zone)),
            relative);
  }

  private static String when(MaintenanceWindow window) {
    var recurrence = window.recurrence();
    var days =
        switch (recurrence) {
          case Recurrence.Weekly(var weekdays, var _, var _) ->
              weekdays.size() == 7
                  ? "every day"
                  : weekdays.stream()
                      .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                      .collect(Collectors.joining(", "));
          case Recurrence.Dated(var dates, var _, var _) ->
              dates.stream().map(String::valueOf).collect(Collectors.joining(", "));
        };
    return "%s %s–%s%s, %s"
        .formatted(
            days,
            recurrence.from(),
            recurrence.to(),
            recurrence.pastMidnight() ? " (next day)" : "",
            window.zone().getId());
  }

  private static String scope(WindowScope scope) {
    if (scope.isEverywhere()) return "every server";
    var parts = new java.util.ArrayList<String>();
    if (!scope.site().isEmpty()) parts.add("site " + String.join(" or ", scope.site()));
    if (!scope.tag().isEmpty()) parts.add("tag " + String.join(" or ", scope.tag()));
    if (!scope.deviceType().isEmpty()) {
      parts.add("device type " + String.join(" or ", scope.deviceType()));
    }
    if (!scope.server().isEmpty()) parts.add("server " + String.join(" or ", scope.server()));
    return String.join(", ", parts);
  }
}
