package org.hwautomation.fleet;

import java.util.List;
import java.util.Optional;

/// One page of a longer list.
///
/// @param next hand this back as cursor for the following page; empty on the last one
public record Page<T>(List<T> items, Optional<String> next) {
  public Page {
    items = List.copyOf(items);
  }
}
