package org.hwautomation.fleet.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// In Berlin the clock is put forward on 29 March 2026 at 02:00 and back on 25 October at 03:00.
class MaintenanceWindowTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

  @Test
  void opensOnItsDaysOfTheWeekOnly() {
    var window = weekly(Set.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY), "22:00", "23:30");

    assertThat(window.openings(Instant.parse("2026-11-21T12:00:00Z"), 3))
        .extracting(Opening::from)
        .containsExactly(
            Instant.parse("2026-11-24T21:00:00Z"),
            Instant.parse("2026-11-27T21:00:00Z"),
            Instant.parse("2026-12-01T21:00:00Z"));
  }

  @Test
  void oneThatClosesAfterMidnightIsStillOpenThen() {
    var window = weekly(Set.of(DayOfWeek.SATURDAY), "22:00", "04:00");
    var sundayAtThree = Instant.parse("2026-11-22T02:00:00Z");

    var opening = window.openingAt(sundayAtThree).orElseThrow();

    assertThat(opening.contains(sundayAtThree)).isTrue();
    assertThat(opening.from()).isEqualTo(Instant.parse("2026-11-21T21:00:00Z"));
    assertThat(opening.until()).isEqualTo(Instant.parse("2026-11-22T03:00:00Z"));
    assertThat(window.openingAt(opening.until()).orElseThrow().from())
        .as("its end is no longer in it")
        .isEqualTo(Instant.parse("2026-11-28T21:00:00Z"));
  }

  @Test
  void aNightThatIsAnHourShorterShortensTheOpening() {
    var night = weekly(EVERY_DAY, "01:00", "04:00").openingAt(march(28, 12)).orElseThrow();

    assertThat(night.from()).isEqualTo(Instant.parse("2026-03-29T00:00:00Z"));
    assertThat(night.until()).isEqualTo(Instant.parse("2026-03-29T02:00:00Z"));
    assertThat(night.length()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void anEdgeInTheHourThatIsLeftOutIsTheMomentOfTheSwitch() {
    var opensInIt = weekly(EVERY_DAY, "02:30", "04:00").openingAt(march(28, 12)).orElseThrow();
    var closesInIt = weekly(EVERY_DAY, "00:30", "02:30").openingAt(march(28, 12)).orElseThrow();

    assertThat(opensInIt.from()).isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
    assertThat(closesInIt.until()).isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
  }

  @Test
  void oneThatLiesInTheHourThatIsLeftOutDoesNotOpenThatNight() {
    var window = weekly(EVERY_DAY, "02:10", "02:50");

    assertThat(window.openings(march(27, 12), 2))
        .extracting(opening -> opening.from().atZone(BERLIN).toLocalDate())
        .containsExactly(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 3, 30));
  }

  @Test
  void anHourThatComesTwiceCountsTheFirstTime() {
    var window = weekly(EVERY_DAY, "02:15", "02:45");

    assertThat(window.openings(Instant.parse("2026-10-24T12:00:00Z"), 2))
        .containsExactly(
            new Opening(
                Instant.parse("2026-10-25T00:15:00Z"), Instant.parse("2026-10-25T00:45:00Z")),
            new Opening(
                Instant.parse("2026-10-26T01:15:00Z"), Instant.parse("2026-10-26T01:45:00Z")));
  }

  @Test
  void theNightThatIsAnHourLongerLengthensWhatSpansIt() {
    var night =
        weekly(EVERY_DAY, "01:00", "04:00")
            .openingAt(Instant.parse("2026-10-24T12:00:00Z"))
            .orElseThrow();

    assertThat(night.length()).isEqualTo(Duration.ofHours(4));
  }

  @Test
  void openingsNeverOverlapAndFollowOneAnotherThroughTheYear() {
    for (var window :
        List.of(weekly(EVERY_DAY, "00:00", "00:00"), weekly(EVERY_DAY, "22:00", "06:00"))) {
      var openings = window.openings(Instant.parse("2026-01-01T12:00:00Z"), 400);
      assertThat(openings).hasSize(400);
      for (int i = 1; i < openings.size(); i++) {
        assertThat(openings.get(i).from()).isAfterOrEqualTo(openings.get(i - 1).until());
      }
    }
  }

  @Test
  void aDatedOneIsOverAfterItsLastDate() {
    var dates = List.of(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 5));
    var window = window(Recurrence.Dated.on(dates, LocalTime.of(20, 0), LocalTime.of(2, 0)));

    assertThat(window.openings(Instant.parse("2026-11-21T12:00:00Z"), 9))
        .extracting(Opening::from)
        .containsExactly(
            Instant.parse("2026-12-05T19:00:00Z"), Instant.parse("2026-12-24T19:00:00Z"));
    assertThat(window.openingAt(Instant.parse("2026-12-25T00:59:59Z"))).isPresent();
    assertThat(window.openingAt(Instant.parse("2026-12-25T01:00:00Z"))).isEmpty();
  }

  private static Instant march(int day, int hour) {
    return LocalDate.of(2026, 3, day).atTime(hour, 0).atZone(BERLIN).toInstant();
  }

  private static MaintenanceWindow weekly(Set<DayOfWeek> days, String from, String to) {
    return window(new Recurrence.Weekly(days, LocalTime.parse(from), LocalTime.parse(to)));
  }

  private static MaintenanceWindow window(Recurrence recurrence) {
    return new MaintenanceWindow("night", BERLIN, recurrence, WindowScope.EVERYWHERE, true);
  }
}
