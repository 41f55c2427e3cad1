package org.hwautomation.fleet.step;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Result of staging an act, read by the restart and by who reads it back.
///
/// @param needsActivation false when nothing waits for a restart
public record ActStaged(boolean needsActivation, @Nullable JsonNode ticket, String method) {

  static final ActStaged NOTHING = new ActStaged(false, null, "");
}
