package org.hwautomation.fleet.window;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// On which days a window opens, and from when to when. It belongs to the day on which it opens;
/// one that closes no later than it opens closes on the day after.
public sealed interface Recurrence {

  LocalTime from();

  LocalTime to();

  /// The first day on which it opens, from this day on.
  Optional<LocalDate> dayFrom(LocalDate first);

  default boolean pastMidnight() {
    return !to().isAfter(from());
  }

  /// Each week, on these days.
  record Weekly(Set<DayOfWeek> days, LocalTime from, LocalTime to) implements Recurrence {
    public Weekly {
      if (days.isEmpty()) throw new IllegalArgumentException("a weekly window needs a day");
      days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    @Override
    public Optional<LocalDate> dayFrom(LocalDate first) {
      return first
          .datesUntil(first.plusDays(7))
          .filter(d -> days.contains(d.getDayOfWeek()))
          .findFirst();
    }
  }

  /// On these dates and never again.
  record Dated(SortedSet<LocalDate> dates, LocalTime from, LocalTime to) implements Recurrence {
    public Dated {
      if (dates.isEmpty()) throw new IllegalArgumentException("a dated window needs a date");
      dates = Collections.unmodifiableSortedSet(new TreeSet<>(dates));
    }

    public static Dated on(Collection<LocalDate> dates, LocalTime from, LocalTime to) {
      return new Dated(new TreeSet<>(dates), from, to);
    }

    @Override
    public Optional<LocalDate> dayFrom(LocalDate first) {
      return dates.tailSet(first).stream().findFirst();
    }
  }
}
