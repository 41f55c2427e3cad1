package org.hwautomation.redfish.client;

import java.time.Duration;
import java.time.Instant;

/// One request to a BMC for the journal.
///
/// @param status 0 when there was no answer
/// @param bytes of the answer's body
/// @param failure empty when all went well
public record Call(
    Instant at,
    String method,
    String path,
    int status,
    Duration took,
    long bytes,
    String failure) {}
