package org.hwautomation.fleet.window;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Nearest;
import org.hwautomation.fleet.Problem;

/// A window as people write it.
///
/// @param zone `Europe/Berlin`
/// @param days `MON`, `monday` …; either days or dates
/// @param dates `2026-12-24`
/// @param from `02:00`
/// @param to `05:30`; not after `from` = on the day after
public record WindowWords(
    String name,
    String zone,
    List<String> days,
    List<String> dates,
    String from,
    String to,
    WindowScope scope,
    boolean enabled) {

  public WindowWords {
    days = List.copyOf(days);
    dates = List.copyOf(dates);
  }

  public static WindowWords of(MaintenanceWindow window) {
    var json = RecurrenceJson.of(window.recurrence());
    return new WindowWords(
        window.name(),
        window.zone().getId(),
        json.days(),
        json.dates(),
        json.from(),
        json.to(),
        window.scope(),
        window.enabled());
  }

  /// @throws Problem with everything that is wrong, at once
  public MaintenanceWindow window() {
    var faults = new ArrayList<Fault>();
    var where = zone(faults);
    var weekdays = EnumSet.noneOf(DayOfWeek.class);
    for (var day : days) day(day, faults).ifPresent(weekdays::add);
    var calendar = new ArrayList<LocalDate>();
    for (var date : dates) {
      read("dates", date, LocalDate::parse, "no date like 2026-12-24", faults)
          .ifPresent(calendar::add);
    }
    if (days.isEmpty() == dates.isEmpty()) {
      faults.add(Fault.of("days", "days-or-dates", "give days of the week or dates, one of them"));
    }
    var opens = read("from", from, LocalTime::parse, "no time like 02:00", faults);
    var closes = read("to", to, LocalTime::parse, "no time like 05:30", faults);
    if (!faults.isEmpty()) {
      throw new Problem(
          Problem.Kind.INVALID,
          "window-invalid",
          "Window %s has a fault: %s".formatted(name, faults.getFirst().text()),
          "Correct what is named and send it again.",
          faults);
    }
    Recurrence recurrence =
        weekdays.isEmpty()
            ? Recurrence.Dated.on(calendar, opens.orElseThrow(), closes.orElseThrow())
            : new Recurrence.Weekly(weekdays, opens.orElseThrow(), closes.orElseThrow());
    return new MaintenanceWindow(name, where.orElseThrow(), recurrence, scope, enabled);
  }

  private Optional<ZoneId> zone(List<Fault> faults) {
    try {
      return Optional.of(ZoneId.of(zone));
    } catch (DateTimeException _) {
      faults.add(
          new Fault(
              "zone",
              "zone-unknown",
              "\"%s\" is no time zone".formatted(zone),
              Nearest.to(zone, ZoneId.getAvailableZoneIds())));
      return Optional.empty();
    }
  }

  private static Optional<DayOfWeek> day(String text, List<Fault> faults) {
    var word = text.strip().toUpperCase(Locale.ROOT);
    var found =
        Arrays.stream(DayOfWeek.values())
            .filter(day -> word.length() >= 2 && day.name().startsWith(word))
            .findFirst();
    if (found.isEmpty()) {
      faults.add(
          new Fault(
              "days",
              "day-unknown",
              "\"%s\" is no day of the week".formatted(text),
              Nearest.to(word, Arrays.stream(DayOfWeek.values()).map(DayOfWeek::name).toList())));
    }
    return found;
  }

  private static <T> Optional<T> read(
      String field, String text, Function<String, T> parser, String wrong, List<Fault> faults) {
    try {
      return Optional.of(parser.apply(text.strip()));
    } catch (DateTimeException _) {
      faults.add(Fault.of(field, "unreadable", "\"%s\" is %s".formatted(text, wrong)));
      return Optional.empty();
    }
  }
}
