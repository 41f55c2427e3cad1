package org.hwautomation.fleet.discovery;

import java.util.Optional;
import java.util.UUID;

/// What became of one found BMC that was to be enrolled.
///
/// @param server empty when it could not be enrolled
/// @param text the server's name, or what went wrong and what to do
public record EnrolmentResult(UUID result, String address, Optional<UUID> server, String text) {}
