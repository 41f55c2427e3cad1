package org.hwautomation.fleet.window;

import java.time.Instant;

/// A window with who saved it last.
public record StoredWindow(MaintenanceWindow window, String updatedBy, Instant updatedAt) {}
