package org.hwautomation.jobs.step;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// One run of a step, as its handler sees it.
public interface StepRun<A, C> {
  UUID job();

  String subject();

  String stepKey();

  A arguments();

  /// What the last run saved; empty on the first.
  Optional<C> checkpoint();

  /// 1 for the first attempt. Waiting does not count, failing does.
  int attempt();

  /// When the step was run for the first time.
  Instant startedAt();

  InstantSource clock();

  /// Durable at once, fenced by the lease. Call it BEFORE an act that must not happen twice.
  void save(C checkpoint);

  /// @param percent 0–100 of this step
  void progress(int percent, String text);

  void note(NoteLevel level, String code, String text);

  boolean cancelRequested();

  /// What an earlier step left; a missing node when it left nothing.
  JsonNode resultOf(String stepKey);
}
