package org.hwautomation.driver.bios;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// BIOS attributes as the server has them. Values are String, Long, Boolean, or null where the BMC
/// says null (passwords, not yet known).
///
/// @param registryId id of the attribute registry that explains them; empty when there is none
/// @param known false when the server is off or has not finished POST and reports nothing: unknown,
///   not empty
public record BiosSettings(
    Map<String, @Nullable Object> attributes,
    String registryId,
    String biosVersion,
    boolean known) {}
