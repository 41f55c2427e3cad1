package org.hwautomation.fleet.bios.compliance;

import java.util.Arrays;
import java.util.Locale;
import org.hwautomation.fleet.Nearest;
import org.hwautomation.fleet.Problem;

/// By what a report groups servers.
public enum ReportBy {
  RULE("r.rule"),
  DEVICE_TYPE("c.device_type"),
  SITE("s.site"),
  VENDOR("s.vendor"),
  MODEL("s.model");

  private final String column;

  ReportBy(String column) {
    this.column = column;
  }

  String column() {
    return column;
  }

  /// As it stands in URLs: `device-type`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static ReportBy of(String text) {
    for (var by : values()) if (by.text().equalsIgnoreCase(text)) return by;
    var names = Arrays.stream(values()).map(ReportBy::text).toList();
    var near = Nearest.to(text, names);
    throw Problem.invalid(
        "report-unknown",
        "There is no report by \"%s\".".formatted(text),
        "Ask by one of %s.%s"
            .formatted(
                String.join(", ", names),
                near.isEmpty() ? "" : " Did you mean " + near.getFirst() + "?"));
  }
}
