package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param by how the lines are grouped, for the chips
/// @param yaml what was sent and refused, to be corrected
public record BiosComplianceView(
    Frame frame,
    List<DashboardView.Tile> tiles,
    List<Chip> by,
    String byWord,
    List<Standing> lines,
    List<WaiverLine> waivers,
    String yaml,
    @Nullable Notice notice) {

  /// @param covers server's name, or the scope in words
  public record WaiverLine(
      String id,
      String rule,
      String covers,
      String until,
      boolean expired,
      String by,
      String reason) {}
}
