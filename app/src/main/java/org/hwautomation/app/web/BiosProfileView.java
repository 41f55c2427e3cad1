package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One BIOS profile.
///
/// @param version 0 for a device type's own
/// @param old whether this is not its newest version
/// @param source the profile as YAML, to be changed; what was typed when that had faults
/// @param server whom the intents were tried on; empty when on nobody
/// @param tried what they came to there; null when they were not
public record BiosProfileView(
    Frame frame,
    String name,
    String description,
    String origin,
    int version,
    boolean old,
    boolean mayEdit,
    ServerView.Section intents,
    ServerView.Section settings,
    List<String> preserve,
    String source,
    List<Version> history,
    String server,
    ServerView.@Nullable Section tried,
    @Nullable Notice notice) {

  public record Version(int number, String by, String at, boolean shown) {}
}
