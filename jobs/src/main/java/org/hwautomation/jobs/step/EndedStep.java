package org.hwautomation.jobs.step;

import java.util.UUID;
import org.hwautomation.jobs.JobStep;
import tools.jackson.databind.JsonNode;

/// A step that was done or failed for good.
///
/// @param subject what its job works on
/// @param checkpoint what it saved last; a missing node when it saved nothing
public record EndedStep(
    UUID job, String subject, JobStep step, JsonNode arguments, JsonNode checkpoint) {}
