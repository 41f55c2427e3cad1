package org.hwautomation.app.web;

import java.util.List;

/// @param next link to the next page, empty on the last one
public record OrdersView(Frame frame, List<Row> orders, String next) {

  /// @param kind what is done
  /// @param applies when it is put in force; empty when it is not known
  /// @param counts `2 verified, 1 failed`
  /// @param percent of the servers that are done with
  public record Row(
      String id,
      String title,
      String kind,
      String applies,
      Badge stage,
      long servers,
      String counts,
      long percent,
      String requestedBy,
      String at) {}
}
