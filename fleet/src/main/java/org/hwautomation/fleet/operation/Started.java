package org.hwautomation.fleet.operation;

import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.Problem;

/// What became of one server's part of a request: a job, or the reason why there is none.
public record Started(
    UUID serverId, String server, Optional<UUID> job, Optional<Problem> problem) {}
