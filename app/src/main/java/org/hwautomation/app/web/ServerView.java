package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One server: what is true on every tab, and the tab that is open.
public record ServerView(
    Frame frame,
    String id,
    String name,
    String address,
    Badge state,
    Badge health,
    String trouble,
    String activeJobId,
    String activeJobText,
    String tab,
    List<Chip> tabs,
    List<Fact> facts,
    List<Section> sections,
    List<JobRow> jobs,
    @Nullable BiosTab bios,
    boolean mayChange,
    @Nullable Notice notice) {

  public record Fact(String term, String value) {}

  /// A table with a heading; empty rows say `empty` instead.
  ///
  /// @param searchable whether a filter box stands above it
  public record Section(
      String title,
      String note,
      List<String> columns,
      List<List<String>> rows,
      String empty,
      boolean searchable) {}
}
