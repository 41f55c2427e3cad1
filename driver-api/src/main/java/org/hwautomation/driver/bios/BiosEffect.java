package org.hwautomation.driver.bios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a change does to an attribute that it does not write.
public sealed interface BiosEffect {

  String attribute();

  /// The changed attributes that bring it about.
  List<String> because();

  /// It can be set then, and cannot now.
  ///
  /// @param values as in [AttributeState]
  record Unlocked(String attribute, List<String> because, List<String> values)
      implements BiosEffect {}

  /// It can be set now, and cannot then.
  ///
  /// @param reason to be read after "cannot be set"
  record Locked(String attribute, List<String> because, String reason) implements BiosEffect {}

  /// The BIOS gives it another value by itself.
  ///
  /// @param when the condition, in words
  record Moved(
      String attribute,
      List<String> because,
      @Nullable Object from,
      @Nullable Object to,
      String when)
      implements BiosEffect {}

  /// Other values are offered then.
  ///
  /// @param values all that are offered then
  record Offers(String attribute, List<String> because, List<String> values)
      implements BiosEffect {}
}
