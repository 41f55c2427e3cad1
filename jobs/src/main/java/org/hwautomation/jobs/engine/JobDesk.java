package org.hwautomation.jobs.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.JobEvent;
import org.hwautomation.jobs.JobPage;
import org.hwautomation.jobs.JobQuery;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.Jobs;
import org.hwautomation.jobs.NewJob;
import org.hwautomation.jobs.SubjectBusy;
import org.hwautomation.jobs.step.NoteLevel;
import org.hwautomation.jobs.store.EventStore;
import org.hwautomation.jobs.store.JobStore;
import org.hwautomation.jobs.store.QueueStore;
import org.springframework.dao.DuplicateKeyException;

/// [Jobs] over the stores. Works in any process that reaches the database.
public final class JobDesk implements Jobs, AutoCloseable {

  private final JobStore store;
  private final QueueStore queue;
  private final EventStore events;
  private final EventFeed feed;
  private final Transactions transactions;
  private final Admission admission;
  private final TimeOrderedId ids;
  private final InstantSource clock;

  public JobDesk(DataSource dataSource, InstantSource clock, RandomGenerator random) {
    this.store = new JobStore(dataSource);
    this.queue = new QueueStore(dataSource);
    this.events = new EventStore(dataSource);
    this.feed = new EventFeed(dataSource);
    this.transactions = new Transactions(dataSource);
    this.admission = new Admission(dataSource, clock);
    this.ids = new TimeOrderedId(clock, random);
    this.clock = clock;
  }

  @Override
  public Job submit(NewJob job) {
    var known = job.idempotencyKey().flatMap(store::byIdempotencyKey);
    if (known.isPresent()) return store.find(known.get()).orElseThrow();
    var id = ids.next();
    try {
      transactions.in(() -> insert(id, job));
    } catch (DuplicateKeyException e) {
      // Somebody was faster: with the same key, or with the same subject.
      var same = job.idempotencyKey().flatMap(store::byIdempotencyKey);
      if (same.isPresent()) return store.find(same.get()).orElseThrow();
      throw store
          .activeJobOf(job.subject())
          .<RuntimeException>map(active -> new SubjectBusy(job.subject(), active))
          .orElse(e);
    }
    admission.run();
    return store.find(id).orElseThrow();
  }

  private void insert(UUID id, NewJob job) {
    var now = clock.instant();
    var others = store.states(job.dependsOn());
    if (others.size() < job.dependsOn().stream().distinct().count()) {
      throw new NoSuchElementException("a job that this one is to wait for does not exist");
    }
    boolean blocked =
        others.stream().anyMatch(s -> s != JobState.SUCCEEDED && s != JobState.PARTLY_SUCCEEDED);
    store.insert(id, job, blocked ? JobState.BLOCKED : JobState.QUEUED, now);
    event(id, now, NoteLevel.INFO, "job-submitted", "asked for by " + job.requestedBy());
  }

  @Override
  public Optional<Job> find(UUID id) {
    return store.find(id);
  }

  @Override
  public JobPage list(JobQuery query) {
    return store.list(query);
  }

  @Override
  public Map<JobState, Long> counts() {
    return store.counts();
  }

  @Override
  public boolean cancel(UUID id, String by, String why) {
    var text = "cancelled by " + by + (why.isBlank() ? "" : ": " + why);
    boolean done =
        transactions.in(() -> {
          var now = clock.instant();
          if (queue.cancelBeforeStart(id, text, now)) {
            event(id, now, NoteLevel.WARN, "job-cancelled", text);
            return true;
          }
          if (!queue.requestCancel(id, "stops before its next step; " + text)) return false;
          event(id, now, NoteLevel.WARN, "job-cancel-requested", text);
          queue.wake(id, now);
          return true;
        });
    if (done) admission.run();
    return done;
  }

  @Override
  public Job resume(UUID id, String by) {
    var job = store.find(id).orElseThrow(() -> new NoSuchElementException("there is no job " + id));
    try {
      transactions.in(() -> {
        if (!queue.requeue(id)) {
          throw new IllegalStateException(
              "job %s is %s and cannot be resumed".formatted(id, job.state()));
        }
        event(id, clock.instant(), NoteLevel.INFO, "job-resumed", "resumed by " + by);
      });
    } catch (DuplicateKeyException e) {
      var subject = job.summary().subject();
      throw store
          .activeJobOf(subject)
          .<RuntimeException>map(active -> new SubjectBusy(subject, active))
          .orElse(e);
    }
    admission.run();
    return store.find(id).orElseThrow();
  }

  @Override
  public void reprioritise(UUID id, int priority, String by) {
    if (priority < 0 || priority > 100) {
      throw new IllegalArgumentException("a priority is 0–100, not " + priority);
    }
    transactions.in(() -> {
      queue.reprioritise(id, priority);
      event(
          id,
          clock.instant(),
          NoteLevel.INFO,
          "job-priority",
          "priority " + priority + " by " + by);
    });
  }

  @Override
  public List<JobEvent> eventsAfter(long eventId, Optional<UUID> job, int limit) {
    return events.after(eventId, job, limit);
  }

  @Override
  public List<JobEvent> newestEvents(UUID job, int limit) {
    return events.newest(job, limit);
  }

  @Override
  public long latestEvent() {
    return events.latest();
  }

  @Override
  public AutoCloseable subscribe(Consumer<JobEvent> listener) {
    return feed.subscribe(listener);
  }

  @Override
  public void close() {
    feed.close();
  }

  private void event(UUID job, Instant at, NoteLevel level, String code, String text) {
    events.append(job, at, JobEvent.Kind.JOB, null, level, code, text);
  }
}
