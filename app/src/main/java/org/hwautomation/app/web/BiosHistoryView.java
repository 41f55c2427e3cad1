package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was read of a server's BIOS, newest first.
///
/// @param next URL of the older ones; empty on the last page
public record BiosHistoryView(
    Frame frame,
    String server,
    String name,
    List<Row> rows,
    boolean mayChange,
    String next,
    @Nullable Notice notice) {

  /// @param time when it was read first, and until when it was confirmed
  /// @param changes how it differs from the one of its kind before, in words
  /// @param job id of the job that read it; empty when a person did
  /// @param chosen `left`, `right` or empty: what the form compares unless told otherwise
  public record Row(
      String id,
      String kind,
      String time,
      String until,
      String biosVersion,
      String changes,
      String by,
      String note,
      String job,
      String chosen) {}
}
