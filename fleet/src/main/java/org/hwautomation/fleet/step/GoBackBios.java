package org.hwautomation.fleet.step;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Arguments: when a change did not come out as wanted, stage the values of before again, and those
/// of what the BIOS changed besides.
///
/// @param memory key of the step that kept them
/// @param readBacks keys of the steps that read the change back; when all of them found everything
///   as wanted, there is nothing to go back from
/// @param attributes what the change set
/// @param preserve globs of attributes that are not written for having changed besides
public record GoBackBios(
    String memory,
    List<String> readBacks,
    SortedSet<String> attributes,
    @Nullable List<String> preserve) {
  public static final String KIND = "bios.go-back";

  /// Plans of before the preserve list existed are stored without it.
  public GoBackBios {
    readBacks = List.copyOf(readBacks);
    attributes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(attributes));
    preserve = preserve == null ? List.of() : List.copyOf(preserve);
  }
}
