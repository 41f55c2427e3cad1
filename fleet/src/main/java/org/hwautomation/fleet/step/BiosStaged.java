package org.hwautomation.fleet.step;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Result of staging, read by the restart and by the verification after it.
///
/// @param needsActivation false when every attribute holds already
public record BiosStaged(boolean needsActivation, @Nullable JsonNode ticket, String method) {}
