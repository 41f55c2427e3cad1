package org.hwautomation.fleet.bios.drift;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A drift as a list shows it.
///
/// @param readAt when the server's BIOS was last read or known to be unchanged; null = never
/// @param unreadSince since when it cannot be read; null = it can
/// @param unreadWhy why not; may be empty
public record SeenDrift(
    Drift drift,
    String serverName,
    String site,
    @Nullable Instant readAt,
    @Nullable Instant unreadSince,
    String unreadWhy) {}
