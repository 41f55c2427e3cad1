package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One order and its servers.
///
/// @param kind what is done
/// @param applies when it is put in force, and to how many at once; empty when it is not known
/// @param states filter values with counts
/// @param hash over all plans; empty when none is to be approved
/// @param approve text of the button
/// @param over nothing changes any more by itself
/// @param next link to the next page, empty on the last one
public record OrderView(
    Frame frame,
    String id,
    String title,
    String kind,
    String applies,
    Badge stage,
    String requestedBy,
    long percent,
    String counts,
    List<Chip> states,
    String text,
    String state,
    List<Row> rows,
    String hash,
    String approve,
    boolean mayCancel,
    boolean mayRemove,
    String retry,
    boolean over,
    String next,
    @Nullable Notice notice) {

  /// @param details why, and what to do
  /// @param changes what its plan changes
  /// @param facts `1 host restart, about 8 min`
  public record Row(
      String server,
      String serverId,
      Badge state,
      String text,
      List<String> details,
      List<String> changes,
      String facts,
      List<String> risks,
      String job) {}
}
