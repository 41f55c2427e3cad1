package org.hwautomation.fleet.step;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Arguments: when a change did not come out as wanted, stage the values of before again.
///
/// @param memory key of the step that kept them
/// @param readBacks keys of the steps that read the change back; when all of them found everything
///   as wanted, there is nothing to go back from
/// @param attributes what the change may have touched
public record GoBackBios(String memory, List<String> readBacks, SortedSet<String> attributes) {
  public static final String KIND = "bios.go-back";

  public GoBackBios {
    readBacks = List.copyOf(readBacks);
    attributes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(attributes));
  }
}
