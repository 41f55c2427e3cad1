package org.hwautomation.jobs.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.jobs.JobEvent;
import org.hwautomation.jobs.step.NoteLevel;
import org.hwautomation.jobs.step.StepHandler;
import org.hwautomation.jobs.step.StepRun;
import org.hwautomation.jobs.store.EventStore;
import org.hwautomation.jobs.store.Json;
import org.hwautomation.jobs.store.RunStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// [StepRun] over the stores.
final class Run<A, C> implements StepRun<A, C> {

  /// Uploads report every block; people read one a second.
  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);

  private final RunStore.Begun begun;
  private final RunStore.Row step;
  private final StepHandler<A, C> handler;
  private final RunStore store;
  private final EventStore events;
  private final Transactions transactions;
  private final InstantSource clock;
  private @Nullable JsonNode checkpoint;
  private @Nullable Instant lastProgress;

  Run(
      RunStore.Begun begun,
      RunStore.Row step,
      StepHandler<A, C> handler,
      RunStore store,
      EventStore events,
      Transactions transactions,
      InstantSource clock) {
    this.begun = begun;
    this.step = step;
    this.handler = handler;
    this.store = store;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
    this.checkpoint = step.checkpoint().isObject() ? step.checkpoint() : null;
  }

  @Override
  public UUID job() {
    return begun.id();
  }

  @Override
  public String subject() {
    return begun.subject();
  }

  @Override
  public String stepKey() {
    return step.key();
  }

  @Override
  public A arguments() {
    return Json.convert(step.arguments(), handler.arguments());
  }

  @Override
  public Optional<C> checkpoint() {
    return Optional.ofNullable(checkpoint).map(node -> Json.convert(node, handler.checkpoint()));
  }

  @Override
  public int attempt() {
    return step.attempt();
  }

  @Override
  public Instant startedAt() {
    return step.startedAt() == null ? clock.instant() : step.startedAt();
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public void save(C newCheckpoint) {
    var json = Json.tree(newCheckpoint);
    store.checkpoint(begun, step.position(), json);
    checkpoint = json;
  }

  @Override
  public void progress(int percent, String text) {
    var now = clock.instant();
    if (lastProgress != null && lastProgress.plus(PROGRESS_EVERY).isAfter(now)) return;
    lastProgress = now;
    transactions.in(() -> {
      store.stepProgress(begun, step.position(), Math.clamp(percent, 0, 99), text);
      events.append(
          begun.id(), now, JobEvent.Kind.PROGRESS, step.key(), NoteLevel.INFO, "progress", text);
    });
  }

  @Override
  public void note(NoteLevel level, String code, String text) {
    events.append(begun.id(), clock.instant(), JobEvent.Kind.NOTE, step.key(), level, code, text);
  }

  @Override
  public boolean cancelRequested() {
    return store.cancelRequested(begun.id());
  }

  @Override
  public JsonNode resultOf(String stepKey) {
    return store.result(begun.id(), stepKey);
  }
}
