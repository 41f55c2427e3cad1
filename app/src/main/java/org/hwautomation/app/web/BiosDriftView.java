package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param days how much drift was first seen on each of the last days, oldest first
/// @param by who did it, for the chips
/// @param next link to older ones, empty at the end
public record BiosDriftView(
    Frame frame,
    String summary,
    List<Day> days,
    String text,
    String byValue,
    boolean ended,
    List<Chip> by,
    List<Row> rows,
    String next,
    String exportHref,
    @Nullable Notice notice) {

  /// @param x where its bar begins, in the drawing's units
  /// @param y top of the bar of all
  /// @param othersY top of the bar of what somebody else did
  public record Day(
      String label,
      long all,
      long others,
      int x,
      int y,
      int height,
      int othersY,
      int othersHeight) {}

  /// @param was in words; `nothing` where there was none
  /// @param by who did it
  /// @param jobHref empty when it was no job
  /// @param undo link to the change that undoes it; empty where nothing can be undone
  /// @param unread empty when the server can be read
  public record Row(
      String server,
      String serverHref,
      String attribute,
      String was,
      String is,
      String against,
      Badge by,
      String jobHref,
      String since,
      String confirmed,
      String ended,
      String unread,
      String undo) {}
}
