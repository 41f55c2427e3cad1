package org.hwautomation.app.web;

import java.util.List;

/// Two BIOSes side by side.
///
/// @param summary how many differ
/// @param all whether what is the same is shown too
/// @param other URL of the same comparison with or without what is the same
/// @param swapped URL with the sides exchanged
public record BiosCompareView(
    Frame frame,
    String left,
    String right,
    String leftDetail,
    String rightDetail,
    String summary,
    String note,
    boolean all,
    String other,
    String swapped,
    List<Category> categories) {

  public record Category(String name, List<Row> rows) {}

  /// @param sign `+` only on the right, `−` only on the left, `≠` differs, `?` not comparable, `=`
  /// @param word the sign as a word
  /// @param tone CSS class of the row
  public record Row(
      String sign,
      String word,
      String tone,
      String displayName,
      String name,
      String left,
      String right,
      String reason) {}
}
