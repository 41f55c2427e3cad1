package org.hwautomation.fleet.window;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A named time in which servers may be changed.
///
/// @param zone whose wall clock the times are of
/// @param enabled false = it does not open, but whoever waits for it goes on waiting
public record MaintenanceWindow(
    String name, ZoneId zone, Recurrence recurrence, WindowScope scope, boolean enabled) {

  /// A dated window may skip nights that have no such hour; more in a row than that has none.
  private static final int TRIES = 400;

  /// The opening that contains this moment, else the next one. Says nothing of [#enabled].
  public Optional<Opening> openingAt(Instant moment) {
    // The one that opened yesterday may still be open.
    var day = moment.atZone(zone).toLocalDate().minusDays(1);
    for (int i = 0; i < TRIES; i++) {
      var next = recurrence.dayFrom(day);
      if (next.isEmpty()) return Optional.empty();
      var opening = opening(next.get());
      if (opening.isPresent() && opening.get().until().isAfter(moment)) return opening;
      day = next.get().plusDays(1);
    }
    return Optional.empty();
  }

  /// The next openings, the present one included.
  public List<Opening> openings(Instant from, int most) {
    var openings = new ArrayList<Opening>();
    var next = openingAt(from);
    while (next.isPresent() && openings.size() < most) {
      openings.add(next.get());
      next = openingAt(next.get().until());
    }
    return openings;
  }

  private Optional<Opening> opening(LocalDate day) {
    var from = moment(day, recurrence.from());
    var until = moment(recurrence.pastMidnight() ? day.plusDays(1) : day, recurrence.to());
    return until.isAfter(from) ? Optional.of(new Opening(from, until)) : Optional.empty();
  }

  /// An hour that the clock leaves out, in spring, is the moment at which it is put forward: what
  /// opens and closes within that hour does not open. Of an hour that comes twice, in autumn, the
  /// first one counts.
  private Instant moment(LocalDate day, LocalTime time) {
    var local = LocalDateTime.of(day, time);
    var transition = zone.getRules().getTransition(local);
    return transition != null && transition.isGap()
        ? transition.getInstant()
        : local.atZone(zone).toInstant();
  }
}
