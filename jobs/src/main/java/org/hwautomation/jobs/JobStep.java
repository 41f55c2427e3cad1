package org.hwautomation.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.jobs.plan.Impact;
import org.hwautomation.jobs.step.JobFailure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One step of a job as it stands.
///
/// @param attempt the present one, 1 for the first
/// @param text progress, reason of waiting, summary or failure
/// @param worker who ran it last
/// @param result what it left for others; a missing node before it is done
public record JobStep(
    String key,
    String kind,
    String phase,
    String title,
    String reason,
    Set<Impact> impact,
    Duration expected,
    StepState state,
    int attempt,
    int percent,
    String text,
    JsonNode result,
    Optional<JobFailure> failure,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String worker) {}
