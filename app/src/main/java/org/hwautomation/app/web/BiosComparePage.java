package org.hwautomation.app.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.compare.BiosDiff;
import org.hwautomation.fleet.bios.compare.Subject;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Any two BIOSes side by side: only what differs, unless asked for all.
@Controller
final class BiosComparePage {

  private final Fleet fleet;
  private final Pages pages;

  BiosComparePage(Fleet fleet, Pages pages) {
    this.fleet = fleet;
    this.pages = pages;
  }

  @GetMapping("/bios/compare")
  ResponseEntity<byte[]> show(
      Actor actor,
      CsrfToken csrf,
      @RequestParam String left,
      @RequestParam String right,
      @RequestParam(defaultValue = "false") boolean all) {
    actor.require(Permission.READ);
    var diff = fleet.biosComparisons().compare(Subject.parse(left), Subject.parse(right));
    var here = new Query("/bios/compare", List.of()).with("left", left).with("right", right);
    var swapped = new Query("/bios/compare", List.of()).with("left", right).with("right", left);
    return pages.show(
        "biosCompare",
        new BiosCompareView(
            Pages.frame("BIOS comparison", "servers", actor, csrf),
            title(diff.left(), diff.right()),
            title(diff.right(), diff.left()),
            detail(diff.left()),
            detail(diff.right()),
            summary(diff),
            diff.note(),
            all,
            (all ? here : here.with("all", "true")).href(),
            (all ? swapped.with("all", "true") : swapped).href(),
            categories(all ? diff.attributes() : diff.differences())));
  }

  /// Two snapshots of one server are told apart by their times.
  private static String title(BiosDiff.Named side, BiosDiff.Named other) {
    return side.at() == null || !side.label().equals(other.label())
        ? side.label()
        : side.label() + " " + Times.moment(side.at());
  }

  private static String detail(BiosDiff.Named side) {
    var parts = new ArrayList<String>();
    if (!side.biosVersion().isEmpty()) parts.add("BIOS " + side.biosVersion());
    if (side.at() != null) parts.add("as of " + Times.moment(side.at()));
    return String.join(", ", parts);
  }

  private static String summary(BiosDiff diff) {
    int differences = diff.differences().size();
    return differences == 0
        ? "No difference; %d attributes are the same.".formatted(diff.same())
        : "%d %s, %d %s the same."
            .formatted(
                differences,
                differences == 1 ? "attribute differs" : "attributes differ",
                diff.same(),
                diff.same() == 1 ? "is" : "are");
  }

  private static List<BiosCompareView.Category> categories(List<BiosDiff.Difference> differences) {
    var byCategory = new LinkedHashMap<String, List<BiosCompareView.Row>>();
    for (var one : differences) {
      byCategory.computeIfAbsent(one.category(), _ -> new ArrayList<>()).add(row(one));
    }
    return byCategory.entrySet().stream()
        .map(entry -> new BiosCompareView.Category(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static BiosCompareView.Row row(BiosDiff.Difference one) {
    var name =
        one.otherName().isEmpty() ? one.attribute() : one.attribute() + " / " + one.otherName();
    return switch (one.kind()) {
      case ADDED -> row("+", "only on the right", "added", one, name);
      case REMOVED -> row("−", "only on the left", "removed", one, name);
      case CHANGED -> row("≠", "differs", "changed", one, name);
      case NOT_COMPARABLE -> row("?", "not comparable", "unsure", one, name);
      case SAME -> row("=", "the same", "", one, name);
    };
  }

  private static BiosCompareView.Row row(
      String sign, String word, String tone, BiosDiff.Difference one, String name) {
    return new BiosCompareView.Row(
        sign,
        word,
        tone,
        one.displayName(),
        name,
        shown(one.leftText(), one.kind() == BiosDiff.Kind.ADDED),
        shown(one.rightText(), one.kind() == BiosDiff.Kind.REMOVED),
        one.reason());
  }

  private static String shown(String text, boolean absent) {
    return text.isEmpty() && !absent ? "(empty)" : text;
  }
}
