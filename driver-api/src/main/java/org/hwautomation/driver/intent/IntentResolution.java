package org.hwautomation.driver.intent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Intents laid on one server: what each came to, or why it cannot be met.
public record IntentResolution(List<IntentOutcome> outcomes, List<IntentConflict> conflicts) {

  public IntentResolution {
    outcomes = List.copyOf(outcomes);
    conflicts = List.copyOf(conflicts);
  }

  /// All attributes that the met intents come to, in the order of the intents. Where two disagree,
  /// the first one's value; then there is a conflict.
  public Map<String, Object> settings() {
    var settings = new LinkedHashMap<String, Object>();
    for (var met : met()) met.settings().forEach(settings::putIfAbsent);
    return settings;
  }

  public List<IntentOutcome.Met> met() {
    return outcomes.stream()
        .filter(IntentOutcome.Met.class::isInstance)
        .map(IntentOutcome.Met.class::cast)
        .toList();
  }

  public List<IntentOutcome.Unmet> unmet() {
    return outcomes.stream()
        .filter(IntentOutcome.Unmet.class::isInstance)
        .map(IntentOutcome.Unmet.class::cast)
        .toList();
  }

  /// Every intent can be met, and all of them together.
  public boolean isComplete() {
    return conflicts.isEmpty() && unmet().isEmpty();
  }
}
