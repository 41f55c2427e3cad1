package org.hwautomation.jobs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A job as a row of a list.
///
/// @param percent 0–100, weighed by what each step typically takes
/// @param notBefore it is not run, or not run on, before this moment
/// @param now what it does, why it waits, or what became of it
public record JobSummary(
    UUID id,
    String subject,
    String operation,
    String title,
    JobState state,
    int priority,
    int percent,
    String now,
    String requestedBy,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Instant notBefore,
    JsonNode details) {}
