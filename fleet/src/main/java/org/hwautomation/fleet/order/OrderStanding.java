package org.hwautomation.fleet.order;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// An order with how its servers stand.
///
/// @param counts of every state, zeros included
/// @param hash over all plans; what is approved in one go. Empty until all are made
public record OrderStanding(Order order, Map<PartState, Long> counts, Optional<String> hash) {

  public OrderStanding {
    var all = new EnumMap<PartState, Long>(PartState.class);
    for (var state : PartState.values()) all.put(state, counts.getOrDefault(state, 0L));
    counts = java.util.Collections.unmodifiableMap(all);
  }

  /// Where an order stands as a whole.
  public enum Stage {
    /// Plans are being made.
    PLANNING,
    /// All plans are made; somebody is to look at them.
    AWAITS_APPROVAL,
    RUNNING,
    OVER
  }

  public Stage stage() {
    if (order.awaitsApproval()) {
      if (count(PartState.WAITING) > 0) return Stage.PLANNING;
      return count(PartState.PLANNED) > 0 ? Stage.AWAITS_APPROVAL : Stage.OVER;
    }
    boolean over =
        counts.entrySet().stream().allMatch(one -> one.getKey().over() || one.getValue() == 0);
    if (over) return Stage.OVER;
    return count(PartState.WAITING) == total() ? Stage.PLANNING : Stage.RUNNING;
  }

  public long count(PartState state) {
    return counts.getOrDefault(state, 0L);
  }

  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  public long toRetry() {
    return PartState.TO_RETRY.stream().mapToLong(this::count).sum();
  }
}
