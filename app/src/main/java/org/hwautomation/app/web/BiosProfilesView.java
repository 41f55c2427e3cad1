package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All BIOS profiles, and the two ways to a new one.
///
/// @param content what was typed for the import, kept when it has faults
/// @param name the name that was typed for it
/// @param leftOut what the last import left out, and why
public record BiosProfilesView(
    Frame frame,
    List<Row> profiles,
    String content,
    String name,
    List<String> leftOut,
    @Nullable Notice notice) {

  /// @param kind `version 3`, or the device type's file
  public record Row(
      String name, String description, String wants, String kind, String by, String at) {}
}
