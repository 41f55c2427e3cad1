package org.hwautomation.driver.bios;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a wish comes to, and what it does to the attributes that nobody asked for.
///
/// @param after the values in force when all is done; where there are faults, those of what is
///   possible
/// @param effects in the server's order of attributes
public record BiosOutlook(
    BiosComparison comparison, Map<String, @Nullable Object> after, List<BiosEffect> effects) {

  public BiosOutlook {
    effects = List.copyOf(effects);
  }
}
