package org.hwautomation.fleet.window;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;

/// A recurrence as it is stored: days of the week or dates, never both.
record RecurrenceJson(List<String> days, List<String> dates, String from, String to) {

  static RecurrenceJson of(Recurrence recurrence) {
    return switch (recurrence) {
      case Recurrence.Weekly(var days, var from, var to) ->
          new RecurrenceJson(
              days.stream().map(DayOfWeek::name).toList(),
              List.of(),
              from.toString(),
              to.toString());
      case Recurrence.Dated(var dates, var from, var to) ->
          new RecurrenceJson(
              List.of(),
              dates.stream().map(LocalDate::toString).toList(),
              from.toString(),
              to.toString());
    };
  }

  Recurrence recurrence() {
    var opens = LocalTime.parse(from);
    var closes = LocalTime.parse(to);
    if (days.isEmpty()) {
      return Recurrence.Dated.on(dates.stream().map(LocalDate::parse).toList(), opens, closes);
    }
    var set = EnumSet.noneOf(DayOfWeek.class);
    for (var day : days) set.add(DayOfWeek.valueOf(day));
    return new Recurrence.Weekly(set, opens, closes);
  }
}
