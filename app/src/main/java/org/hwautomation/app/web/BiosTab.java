package org.hwautomation.app.web;

import java.util.List;

/// The BIOS of one server as its tab shows it. Searching and choosing categories is the browser's
/// work: all rows are there. What an editor must know of an attribute, it asks the API for when
/// somebody begins to edit.
///
/// @param snapshot the values shown; empty when there are none
/// @param heading what was read, and when
/// @param warning why the values may not be those of now; empty when they are
/// @param empty what to do when there is nothing to show; else empty
/// @param pending how many values wait for a reset
/// @param defaults whether the registry tells any
/// @param rules how the server stands with rules, those that it breaks first
/// @param drift how many settings are not as expected
public record BiosTab(
    String server,
    String serverName,
    String snapshot,
    String heading,
    String warning,
    String empty,
    int pending,
    boolean defaults,
    List<Rule> rules,
    int drift,
    List<Category> categories) {

  public record Rule(String title, String href, Badge outcome) {}

  /// @param rows in the order of the setup screens
  public record Category(String name, int changed, int pending, List<Row> rows) {}

  /// One attribute.
  ///
  /// @param value as the setup screens write it
  /// @param lock why it cannot be set now; empty when it can
  /// @param openings what could be set so that it can
  public record Row(
      String name,
      String displayName,
      String group,
      String help,
      String warning,
      String type,
      String value,
      String defaultValue,
      String pending,
      String lock,
      boolean secret,
      boolean hidden,
      boolean changed,
      List<Opening> openings) {

    public boolean writable() {
      return lock.isEmpty();
    }
  }

  /// @param value as JSON
  public record Opening(String attribute, String value, String text) {}
}
