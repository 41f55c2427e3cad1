package org.hwautomation.simulator.standard;

import java.util.ArrayDeque;
import java.util.Iterator;
import org.hwautomation.simulator.machine.Traits;
import org.jspecify.annotations.Nullable;

/// Joins the conditions of one dependency map as its vendor writes them together (fact book 1.5).
/// Truth has three values: what looks at an attribute that is not there is null.
final class MapTerms {

  /// @param holds null when the condition does not come to an answer
  record Condition(@Nullable Boolean holds, String operators) {}

  private MapTerms() {}

  static @Nullable Boolean join(Iterable<Condition> conditions, Traits.Bios.Terms terms) {
    var all = conditions.iterator();
    if (!all.hasNext()) return null;
    return switch (terms) {
      case ANY -> any(all);
      case ON_LATER, ON_EARLIER -> inRow(all, terms == Traits.Bios.Terms.ON_LATER);
      case POSTFIX -> postfix(all);
    };
  }

  private static @Nullable Boolean any(Iterator<Condition> conditions) {
    @Nullable Boolean result = false;
    while (conditions.hasNext()) result = joined("OR", result, conditions.next().holds());
    return result;
  }

  private static @Nullable Boolean inRow(Iterator<Condition> conditions, boolean onLater) {
    var earlier = conditions.next();
    var result = earlier.holds();
    while (conditions.hasNext()) {
      var later = conditions.next();
      result = joined((onLater ? later : earlier).operators(), result, later.holds());
      earlier = later;
    }
    return result;
  }

  private static @Nullable Boolean postfix(Iterator<Condition> conditions) {
    var stack = new ArrayDeque<Condition>();
    while (conditions.hasNext()) {
      var one = conditions.next();
      stack.push(one);
      for (var operator : one.operators().split(",")) {
        if (operator.isBlank()) continue;
        if (stack.size() < 2) return null; // more operators than conditions
        var right = stack.pop();
        var left = stack.pop();
        stack.push(new Condition(joined(operator.strip(), left.holds(), right.holds()), ""));
      }
    }
    @Nullable Boolean all = true;
    for (var one : stack) all = joined("AND", all, one.holds());
    return all;
  }

  /// Without an operator conditions must all hold.
  private static @Nullable Boolean joined(
      String operator, @Nullable Boolean left, @Nullable Boolean right) {
    boolean deciding = operator.equals("OR");
    if (left != null && left == deciding || right != null && right == deciding) return deciding;
    return left == null || right == null ? null : Boolean.valueOf(!deciding);
  }
}
