package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param scope in words
/// @param requires one line each
/// @param standing null when the rule is for no server
/// @param outcomes filter values with counts
/// @param mend ways to a change that sets what is broken
/// @param next link to the next page, empty on the last one
public record BiosRuleView(
    Frame frame,
    String name,
    String title,
    Badge severity,
    String scope,
    List<String> requires,
    String savedBy,
    @Nullable Standing standing,
    List<Chip> outcomes,
    String text,
    String outcome,
    List<Row> rows,
    List<Mend> mend,
    String next,
    String exportHref,
    @Nullable Notice notice) {

  /// @param details what is and should be, or why it is unknown
  /// @param mend link to the change; empty where nothing is to be set
  public record Row(
      String server,
      String serverHref,
      String site,
      String deviceType,
      Badge outcome,
      String details,
      String since,
      String read,
      String mend) {}

  /// @param sets `SecureBoot = Enabled`
  public record Mend(String sets, int servers, String href, boolean cut) {}
}
