package org.hwautomation.fleet.step;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Result of an installation, read by the steps that activate and verify it.
///
/// @param needsActivation false when the wanted version runs already, so that nobody resets a
///   server for nothing
/// @param ticket to ask the BMC for the verdict after the activation; null when nothing was sent
public record Installed(boolean needsActivation, @Nullable JsonNode ticket, String method) {}
