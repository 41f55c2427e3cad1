package org.hwautomation.app.web;

import java.util.List;
import org.hwautomation.fleet.window.WindowWords;
import org.jspecify.annotations.Nullable;

/// All maintenance windows, and one in the form.
///
/// @param typed what stands in the form
/// @param editing whether that is a window that exists
/// @param zones for completion
public record WindowsView(
    Frame frame,
    List<Row> windows,
    WindowWords typed,
    boolean editing,
    List<Day> days,
    List<String> zones,
    @Nullable Notice notice) {

  /// @param next one line each: `Sat 21 Nov 20:00 – 22:00 UTC (in 5 h)`
  public record Row(
      String name,
      String when,
      String scope,
      String servers,
      Badge state,
      List<String> next,
      String saved) {}

  public record Day(String value, String text, boolean checked) {}

  /// For an input in which globs stand side by side.
  public static String joined(List<String> texts) {
    return String.join(", ", texts);
  }
}
