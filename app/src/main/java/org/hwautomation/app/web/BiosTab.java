package org.hwautomation.app.web;

import java.util.List;

/// The BIOS of one server as its tab shows it. Searching and choosing categories is the browser's
/// work: all rows are there.
///
/// @param heading what was read, and when
/// @param warning why the values may not be those of now; empty when they are
/// @param empty what to do when there is nothing to show; else empty
/// @param pending how many values wait for a reset
public record BiosTab(
    String server,
    String heading,
    String warning,
    String empty,
    int pending,
    List<Category> categories) {

  /// @param rows in the order of the setup screens
  public record Category(String name, int changed, int pending, List<Row> rows) {}

  /// One attribute.
  ///
  /// @param value as the setup screens write it
  /// @param lock why it cannot be set now; empty when it can
  /// @param edit what an editor must know, as JSON
  public record Row(
      String name,
      String displayName,
      String group,
      String help,
      String warning,
      String type,
      String value,
      String raw,
      String defaultValue,
      String pending,
      String lock,
      boolean hidden,
      boolean changed,
      String edit) {}
}
