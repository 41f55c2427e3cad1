package org.hwautomation.fleet.step;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hwautomation.driver.Method;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Checkpoint of staging a BIOS change.
///
/// @param sending written before the change is sent
/// @param ticket by which the driver finds the change on the BMC; null before it was accepted
/// @param method by which it was sent; null before that
/// @param refusals by methods that were tried before
public record BiosStaging(
    Instant since,
    boolean sending,
    @Nullable JsonNode ticket,
    @Nullable Method method,
    List<Refusal> refusals) {

  /// @param attributes those that were named in the refusal, or all
  /// @param text in the words of who refused
  public record Refusal(Method method, List<String> attributes, String text) {
    public Refusal {
      attributes = List.copyOf(attributes);
    }
  }

  /// Checkpoints of before this was kept have no refusals.
  public BiosStaging {
    refusals = refusals == null ? List.of() : List.copyOf(refusals);
  }

  static BiosStaging from(Instant now) {
    return new BiosStaging(now, false, null, null, List.of());
  }

  BiosStaging sendingBy(Method by) {
    return new BiosStaging(since, true, null, by, refusals);
  }

  BiosStaging accepted(JsonNode newTicket, Method by) {
    return new BiosStaging(since, true, newTicket, by, refusals);
  }

  /// Nothing was sent after all.
  BiosStaging refused(Refusal refusal) {
    var all = new ArrayList<>(refusals);
    all.removeIf(old -> old.method() == refusal.method());
    all.add(refusal);
    return new BiosStaging(since, false, null, null, all);
  }
}
