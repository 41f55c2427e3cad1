package org.hwautomation.fleet.bios.drift;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Values of a server as they were read at one moment.
///
/// @param job the job of ours that read them, before or after it wrote; empty when none did
public record Reading(Instant at, Map<String, @Nullable Object> values, Optional<UUID> job) {}
