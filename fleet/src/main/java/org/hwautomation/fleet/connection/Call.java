package org.hwautomation.fleet.connection;

import java.time.Duration;
import java.time.Instant;

/// One request to a BMC, secrets redacted, for the operator who wants to know what was said.
///
/// @param status HTTP status, 0 when there was no answer
/// @param outcome empty when all went well, else what went wrong
public record Call(
    Instant at, String verb, String path, int status, Duration took, String outcome) {}
