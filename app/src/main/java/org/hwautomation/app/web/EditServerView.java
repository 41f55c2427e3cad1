package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person may change about a server without touching its hardware.
///
/// @param tags as typed, parted by spaces
/// @param deviceType empty = found by match rules
/// @param quarantined whether it is kept out of every change
public record EditServerView(
    Frame frame,
    String id,
    String name,
    String site,
    String tags,
    String deviceType,
    List<String> deviceTypes,
    boolean quarantined,
    @Nullable Notice notice) {}
