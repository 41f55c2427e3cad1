package org.hwautomation.driver.intent;

import java.util.List;

/// Wishes that cannot all be fulfilled on one server.
///
/// @param attribute over which they disagree
/// @param wishes the intents (`turbo: off`) and attributes (`ProcTurboMode = Enabled`) that do
public record IntentConflict(String attribute, List<String> wishes, String message) {
  public IntentConflict {
    wishes = List.copyOf(wishes);
  }
}
