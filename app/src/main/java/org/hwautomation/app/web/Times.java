package org.hwautomation.app.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Times as people read them: short durations, and UTC moments to the second.
public final class Times {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private Times() {}

  public static String moment(Instant instant) {
    return MOMENT.format(instant);
  }

  /// `11-21 20:03:24`, where a heading says that times are UTC.
  public static String stamp(Instant instant) {
    return STAMP.format(instant);
  }

  public static String clock(Instant instant) {
    return CLOCK.format(instant);
  }

  /// `8 s`, `3 min 20 s`, `2 h 5 min`, `4 d 3 h`.
  public static String brief(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) return seconds + " s";
    if (seconds < 3600) return joined(seconds / 60, "min", seconds % 60, "s");
    if (seconds < 86_400) return joined(seconds / 3600, "h", seconds % 3600 / 60, "min");
    return joined(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
  }

  /// The largest unit alone: `8 s`, `3 min`, `2 h`, `4 d`.
  static String rough(Duration duration) {
    var words = brief(duration).split(" ");
    return words[0] + " " + words[1];
  }

  private static String joined(long large, String largeUnit, long small, String smallUnit) {
    return small == 0
        ? large + " " + largeUnit
        : large + " " + largeUnit + " " + small + " " + smallUnit;
  }
}
