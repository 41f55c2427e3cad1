package org.hwautomation.driver.bios;

import java.util.List;

/// Wanted settings laid beside the live ones: what to change, in which pass, and what is wrong with
/// the wish.
///
/// @param sideEffects attributes that the BIOS will change on its own, in words
/// @param preserved wanted attributes that the preserve list keeps from being written
/// @param alreadySo how many wanted attributes hold already
public record BiosComparison(
    List<BiosDifference> changes,
    List<BiosFault> faults,
    List<String> sideEffects,
    List<String> preserved,
    int alreadySo) {

  public BiosComparison {
    changes = List.copyOf(changes);
    faults = List.copyOf(faults);
    sideEffects = List.copyOf(sideEffects);
    preserved = List.copyOf(preserved);
  }

  public int passes() {
    return changes.stream().mapToInt(BiosDifference::pass).max().orElse(0);
  }
}
