package org.hwautomation.fleet.firmware;

import java.util.ArrayList;
import java.util.List;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.VersionOrder;
import org.hwautomation.fleet.devicetype.BaselineEntry;
import org.hwautomation.fleet.devicetype.Glob;
import org.hwautomation.fleet.firmware.ComponentVerdict.Decision;

/// One installed component while the analysis makes up its mind.
final class Component {

  static final BaselineEntry NO_LINE =
      new BaselineEntry(ComponentKind.OTHER, Glob.ANY, Glob.ANY, Glob.ANY, "");

  final FirmwareItem item;
  final boolean mayFallBack;

  /// Images that would do, best first; more than one only for `latest`.
  final List<CatalogEntry> choices;

  String wanted;
  VersionOrder order;
  Decision decision;
  String reason;

  /// Images in the order in which they are installed, the wanted one last.
  final List<CatalogEntry> path = new ArrayList<>();

  int firstHop = 1;

  Component(
      FirmwareItem item,
      String wanted,
      List<CatalogEntry> choices,
      boolean mayFallBack,
      VersionOrder order,
      Decision decision,
      String reason) {
    this.item = item;
    this.wanted = wanted;
    this.choices = choices;
    this.mayFallBack = mayFallBack;
    this.order = order;
    this.decision = decision;
    this.reason = reason;
    if (selected()) path.add(choices.getFirst());
  }

  boolean selected() {
    return decision == Decision.SELECTED;
  }

  /// The version it will run when the plan has run.
  String planned() {
    return selected() ? wanted : item.version();
  }

  int lastHop() {
    return firstHop + path.size() - 1;
  }

  void block(String why) {
    decision = Decision.BLOCKED;
    reason = why;
    path.clear();
  }
}
