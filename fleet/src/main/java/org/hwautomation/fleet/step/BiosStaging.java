package org.hwautomation.fleet.step;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Checkpoint of staging a BIOS change.
///
/// @param sending written before the change is sent
/// @param ticket by which the driver finds the change on the BMC; null before it was accepted
public record BiosStaging(Instant since, boolean sending, @Nullable JsonNode ticket) {}
