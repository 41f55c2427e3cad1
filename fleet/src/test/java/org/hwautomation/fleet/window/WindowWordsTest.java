package org.hwautomation.fleet.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Problem;
import org.junit.jupiter.api.Test;

class WindowWordsTest {

  @Test
  void daysAreReadInAnyWriting() {
    var window = words("Europe/Berlin", List.of("mon", "Friday", " SU "), List.of(), "02:00");

    assertThat(window.window().recurrence())
        .isEqualTo(
            new Recurrence.Weekly(
                Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, DayOfWeek.SUNDAY),
                LocalTime.of(2, 0),
                LocalTime.of(5, 30)));
  }

  @Test
  void whatIsWrittenIsReadBackTheSame() {
    for (var words :
        List.of(
            words("Europe/Berlin", List.of("MONDAY", "FRIDAY"), List.of(), "02:00"),
            words("Asia/Kolkata", List.of(), List.of("2026-12-24", "2026-12-31"), "22:00"))) {
      assertThat(WindowWords.of(words.window())).isEqualTo(words);
    }
  }

  @Test
  void everythingWrongIsNamedAtOnceWithWhatWasMeant() {
    assertThatThrownBy(words("Europe/Berln", List.of("mondey"), List.of("24.12."), "2 am")::window)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.faults())
                  .extracting(Fault::code)
                  .containsExactly(
                      "zone-unknown", "day-unknown", "unreadable", "days-or-dates", "unreadable");
              assertThat(problem.faults().getFirst().suggestions()).contains("Europe/Berlin");
              assertThat(problem.faults().get(1).suggestions()).contains("MONDAY");
            });
  }

  private static WindowWords words(
      String zone, List<String> days, List<String> dates, String from) {
    return new WindowWords("night", zone, days, dates, from, "05:30", WindowScope.EVERYWHERE, true);
  }
}
