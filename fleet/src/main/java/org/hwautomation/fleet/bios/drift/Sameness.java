package org.hwautomation.fleet.bios.drift;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When two values of an attribute are the same, and by which name a server calls it.
interface Sameness {

  boolean same(String attribute, @Nullable Object one, @Nullable Object other);

  /// Empty when the server has no such attribute.
  Optional<String> liveName(String attribute);
}
