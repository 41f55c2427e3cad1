package org.hwautomation.fleet.bios.compliance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One attribute that breaks a rule.
///
/// @param attribute as the server calls it; empty when an intent cannot be met at all
/// @param should values that would do, the one to be set first
/// @param intent the intent that wants it; empty when the rule names the attribute itself
/// @param intentValue what that intent is to be; empty without one
/// @param obstacle why it cannot simply be set; may be empty
public record Breach(
    String attribute,
    @Nullable Object is,
    List<Object> should,
    String intent,
    String intentValue,
    String obstacle) {
  public Breach {
    should = List.copyOf(should);
  }
}
