package org.hwautomation.jobs;

import java.time.Instant;
import java.util.UUID;
import org.hwautomation.jobs.step.NoteLevel;

/// Something that happened in a job, appended in the transaction that made it so.
///
/// @param id hand it back to go on from here; only its identity counts, not its size
/// @param step key of the step, empty when it is about the job
/// @param code stable, for programs: `job-started`, `step-done`, `method-fallback` …
public record JobEvent(
    long id,
    UUID job,
    String subject,
    Instant at,
    Kind kind,
    String step,
    NoteLevel level,
    String code,
    String text) {

  public enum Kind {
    JOB,
    STEP,
    PROGRESS,
    NOTE
  }
}
