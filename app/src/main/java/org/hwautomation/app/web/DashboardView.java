package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fleet at a glance.
public record DashboardView(
    Frame frame,
    List<Tile> tiles,
    List<Bar> vendors,
    List<Bar> bmcVersions,
    List<JobRow> activeJobs,
    List<JobRow> recentFailures,
    boolean empty,
    @Nullable Notice notice) {

  /// @param href where the number comes from
  public record Tile(String title, String value, String note, Tone tone, String href) {}

  /// @param of the largest in the chart, for the length of the bar
  public record Bar(String label, long value, long of, String href) {}
}
