package org.hwautomation.jobs.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hwautomation.jobs.JobEvent;
import org.hwautomation.jobs.JobSettings;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.LeaseLost;
import org.hwautomation.jobs.Retries;
import org.hwautomation.jobs.StepState;
import org.hwautomation.jobs.plan.OnFailure;
import org.hwautomation.jobs.step.Advice;
import org.hwautomation.jobs.step.Effect;
import org.hwautomation.jobs.step.EndedStep;
import org.hwautomation.jobs.step.JobFailure;
import org.hwautomation.jobs.step.NoteLevel;
import org.hwautomation.jobs.step.Outcome;
import org.hwautomation.jobs.step.StepEnds;
import org.hwautomation.jobs.step.StepHandler;
import org.hwautomation.jobs.store.EventStore;
import org.hwautomation.jobs.store.JobStore;
import org.hwautomation.jobs.store.Json;
import org.hwautomation.jobs.store.Progress;
import org.hwautomation.jobs.store.RunStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one job from where it stands until it waits or is over. Knows nothing of threads and
/// schedules, so that a test can drive it by hand and stop it anywhere.
public final class JobRunner {

  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  private final RunStore store;
  private final JobStore jobs;
  private final EventStore events;
  private final Transactions transactions;
  private final Map<String, StepHandler<?, ?>> handlers;
  private final JobSettings settings;
  private final Backoff backoff;
  private final InstantSource clock;
  private final String workerName;
  private final StepEnds ends;

  /// @param workerName is written down as who ran each step
  public JobRunner(
      DataSource dataSource,
      List<StepHandler<?, ?>> handlers,
      JobSettings settings,
      InstantSource clock,
      RandomGenerator random,
      String workerName) {
    this(dataSource, handlers, settings, clock, random, workerName, StepEnds.NOBODY);
  }

  /// @param ends must write through the same data source
  public JobRunner(
      DataSource dataSource,
      List<StepHandler<?, ?>> handlers,
      JobSettings settings,
      InstantSource clock,
      RandomGenerator random,
      String workerName,
      StepEnds ends) {
    this.store = new RunStore(dataSource);
    this.jobs = new JobStore(dataSource);
    this.events = new EventStore(dataSource);
    this.transactions = new Transactions(dataSource);
    this.handlers =
        handlers.stream()
            .collect(Collectors.toUnmodifiableMap(StepHandler::kind, Function.identity()));
    this.settings = settings;
    this.backoff = new Backoff(random);
    this.clock = clock;
    this.workerName = workerName;
    this.ends = ends;
  }

  /// @return when to look again; empty when the job is over
  /// @throws LeaseLost when another worker has it now
  public Optional<Instant> run(UUID job) {
    var begun = transactions.in(() -> begin(job));
    if (begun.isEmpty()) return Optional.empty();
    while (true) {
      var steps = store.steps(job);
      var next = steps.stream().filter(step -> !step.state().over()).findFirst();
      if (next.isEmpty()) return finish(begun.get(), steps);
      if (mayStopHere(next.get()) && store.cancelRequested(job)) return cancel(begun.get());
      switch (runStep(begun.get(), next.get())) {
        case Next.Step _ -> {}
        case Next.Later(var wait) -> {
          return Optional.of(clock.instant().plus(wait));
        }
        case Next.Queued _ -> {
          return Optional.empty();
        }
      }
    }
  }

  private boolean mayStopHere(RunStore.Row step) {
    var handler = handlers.get(step.kind());
    return step.state() == StepState.PENDING
        || handler == null
        || (step.state() == StepState.WAITING && handler.cancellableWhileWaiting());
  }

  private Optional<RunStore.Begun> begin(UUID job) {
    var begun = store.begin(job, workerName, clock.instant());
    begun
        .filter(RunStore.Begun::first)
        .ifPresent(run -> event(run, null, NoteLevel.INFO, "job-started", "started"));
    begun.ifPresent(run ->
        run.interrupted()
            .ifPresent(former ->
                event(
                    run,
                    null,
                    NoteLevel.WARN,
                    "job-taken-over",
                    "worker %s goes on, because worker %s stopped in the middle"
                        .formatted(workerName, former))));
    return begun;
  }

  /// What follows a run of a step.
  private sealed interface Next {
    Next STEP = new Step();

    record Step() implements Next {}

    record Later(Duration pause) implements Next {}

    /// The queue says when, not this run.
    record Queued() implements Next {}
  }

  private Next runStep(RunStore.Begun run, RunStore.Row step) {
    if (step.state() == StepState.PENDING) {
      transactions.in(() -> {
        store.stepStarted(run, step.position(), clock.instant());
        show(run, JobState.RUNNING, step.title());
        event(run, step.key(), NoteLevel.INFO, "step-started", step.title());
      });
    }
    var handler = handlers.get(step.kind());
    Outcome<?> outcome =
        handler == null
            ? new Outcome.Failed<>(
                new JobFailure(
                    "no-handler",
                    "this worker cannot run steps of kind " + step.kind(),
                    Effect.NONE,
                    new Advice.Never("Start a worker of the same version as the service.")))
            : outcome(run, step, handler);
    return switch (outcome) {
      case Outcome.Done<?>(var summary, var result) -> {
        transactions.in(() -> {
          store.stepOver(
              run, step.position(), StepState.DONE, summary, result, null, clock.instant());
          tellEnd(run, step);
          show(run, JobState.RUNNING, summary);
          event(run, step.key(), NoteLevel.INFO, "step-done", summary);
        });
        yield Next.STEP;
      }
      case Outcome.Waiting<?>(var pause, var reason, var checkpoint) -> {
        transactions.in(() -> {
          store.stepWaits(run, step.position(), reason, Json.tree(checkpoint));
          show(run, JobState.WAITING, reason);
          // What is said again is no news: a job that waits for days would bury its own story.
          if (step.state() != StepState.WAITING || !reason.equals(step.text())) {
            event(run, step.key(), NoteLevel.INFO, "step-waiting", reason);
          }
        });
        yield new Next.Later(pause);
      }
      case Outcome.Postponed<?> postponed -> postpone(run, step, postponed);
      case Outcome.Failed<?>(var failure) -> failed(run, step, failure);
    };
  }

  private <A, C> Outcome<C> outcome(
      RunStore.Begun run, RunStore.Row step, StepHandler<A, C> handler) {
    try {
      return handler.run(new Run<>(run, step, handler, store, events, transactions, clock));
    } catch (LeaseLost e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the worker stops", e);
    } catch (Exception e) {
      // A handler that throws has a fault of its own; what it did is unknown, so the next attempt
      // looks first.
      if (Thread.currentThread().isInterrupted()) throw new IllegalStateException(e);
      LOG.warn("step {} of job {} threw", step.key(), run.id(), e);
      return new Outcome.Failed<>(
          new JobFailure(
              "step-crashed",
              "step \"%s\" broke off: %s".formatted(step.title(), e),
              Effect.UNKNOWN,
              new Advice.ObserveFirst(retries(run).basePause())));
    }
  }

  private Next postpone(RunStore.Begun run, RunStore.Row step, Outcome.Postponed<?> postponed) {
    boolean queued =
        transactions.in(() -> {
          store.stepWaits(
              run, step.position(), postponed.reason(), Json.tree(postponed.checkpoint()));
          int percent = Math.min(99, Progress.percent(jobs.steps(run.id())));
          if (!store.postpone(
              run, postponed.until(), postponed.waitsFor(), postponed.reason(), percent)) {
            return false;
          }
          event(run, step.key(), NoteLevel.INFO, "step-postponed", postponed.reason());
          return true;
        });
    // Else somebody cancels it just now: the next round sees that, if the step may be left.
    return queued ? new Next.Queued() : new Next.Later(Duration.ZERO);
  }

  private Next failed(RunStore.Begun run, RunStore.Row step, JobFailure failure) {
    boolean again =
        !(failure.advice() instanceof Advice.Never)
            && step.attempt() <= retries(run).max()
            && !store.cancelRequested(run.id());
    if (again) {
      var pause = backoff.after(retries(run), step.attempt(), failure.advice());
      transactions.in(() -> {
        store.stepRetries(run, step.position(), step.attempt() + 1, failure);
        show(run, JobState.WAITING, failure.message());
        event(
            run,
            step.key(),
            NoteLevel.WARN,
            failure.code(),
            failure.message() + "; attempt " + (step.attempt() + 1) + " follows");
      });
      return new Next.Later(pause);
    }
    transactions.in(() -> {
      store.stepOver(
          run,
          step.position(),
          StepState.FAILED,
          failure.message(),
          null,
          failure,
          clock.instant());
      tellEnd(run, step);
      if (step.onFailure() == OnFailure.STOP) store.restOver(run, StepState.SKIPPED);
      show(run, JobState.RUNNING, failure.message());
      event(run, step.key(), NoteLevel.ERROR, failure.code(), failure.message());
    });
    return Next.STEP;
  }

  private void tellEnd(RunStore.Begun run, RunStore.Row step) {
    if (ends == StepEnds.NOBODY) return;
    var steps = jobs.steps(run.id());
    ends.over(
        new EndedStep(
            run.id(),
            run.subject(),
            steps.get(step.position()),
            step.arguments(),
            store.checkpoint(run.id(), step.position())),
        steps);
  }

  private Retries retries(RunStore.Begun run) {
    return run.retries().orElse(settings.retries());
  }

  private Optional<Instant> finish(RunStore.Begun run, List<RunStore.Row> steps) {
    boolean stopped =
        steps.stream()
            .anyMatch(s -> s.state() == StepState.FAILED && s.onFailure() == OnFailure.STOP);
    boolean failed = steps.stream().anyMatch(s -> s.state() == StepState.FAILED);
    var state = stopped ? JobState.FAILED : failed ? JobState.PARTLY_SUCCEEDED : JobState.SUCCEEDED;
    var text = closingText(run.id(), state);
    transactions.in(() -> {
      store.job(run, state, text, 100, clock.instant());
      event(
          run,
          null,
          state == JobState.SUCCEEDED ? NoteLevel.INFO : NoteLevel.ERROR,
          "job-" + state.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
          text);
    });
    return Optional.empty();
  }

  private String closingText(UUID job, JobState state) {
    var steps = jobs.steps(job);
    var failures =
        steps.stream()
            .filter(step -> step.state() == StepState.FAILED)
            .map(step -> step.text())
            .collect(Collectors.joining("; "));
    if (state == JobState.SUCCEEDED) return steps.isEmpty() ? "done" : steps.getLast().text();
    return failures;
  }

  private Optional<Instant> cancel(RunStore.Begun run) {
    transactions.in(() -> {
      store.restOver(run, StepState.CANCELLED);
      store.job(
          run,
          JobState.CANCELLED,
          "cancelled; what was done before stays",
          Progress.percent(jobs.steps(run.id())),
          clock.instant());
      event(
          run,
          null,
          NoteLevel.WARN,
          "job-cancelled",
          "cancelled between two steps; what was done before stays");
    });
    return Optional.empty();
  }

  private void show(RunStore.Begun run, JobState state, String text) {
    store.job(run, state, text, Math.min(99, Progress.percent(jobs.steps(run.id()))), null);
  }

  private void event(
      RunStore.Begun run, @Nullable String step, NoteLevel level, String code, String text) {
    events.append(
        run.id(),
        clock.instant(),
        step == null ? JobEvent.Kind.JOB : JobEvent.Kind.STEP,
        step,
        level,
        code,
        text);
  }
}
