package org.hwautomation.jobs.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
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
import org.hwautomation.jobs.Submission;
import org.hwautomation.jobs.step.NoteLevel;
import org.hwautomation.jobs.store.EventStore;
import org.hwautomation.jobs.store.JobStore;
import org.hwautomation.jobs.store.QueueStore;
import org.springframework.dao.DuplicateKeyException;

/// [Jobs] over the stores. Works in any process that reaches the database.
public final class JobDesk implements Jobs, AutoCloseable {

  private static final int ATTEMPTS = 3;

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
    return switch (submitAll(List.of(job)).getFirst()) {
      case Submission.Accepted(var id) -> store.find(id).orElseThrow();
      case Submission.Busy(var active) -> throw new SubjectBusy(job.subject(), active);
    };
  }

  @Override
  public List<Submission> submitAll(List<NewJob> jobs) {
    var outcomes = storeOrAgain(jobs);
    admission.run();
    return outcomes;
  }

  private List<Submission> storeOrAgain(List<NewJob> jobs) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transactions.in(() -> store(jobs));
      } catch (CameAndWent e) {
        if (attempt == ATTEMPTS) throw e;
      }
    }
  }

  /// A job stood in the way and ended before we could say which. Nothing was stored.
  private static final class CameAndWent extends RuntimeException {
    private static final long serialVersionUID = 1;

    CameAndWent(String subject) {
      super("the job that held " + subject + " ended just now; ask again");
    }
  }

  private List<Submission> store(List<NewJob> jobs) {
    var now = clock.instant();
    var known = withKeys(jobs);
    var entries = new ArrayList<JobStore.Entry>();
    for (var job : jobs) {
      if (job.idempotencyKey().filter(known::containsKey).isEmpty()) {
        entries.add(new JobStore.Entry(ids.next(), job, firstState(job)));
      }
    }
    var stored = store.insert(entries, now);
    events.submitted(stored.stream().map(JobStore.Entry::id).toList(), now);
    var ids = new IdentityHashMap<NewJob, UUID>();
    stored.forEach(entry -> ids.put(entry.job(), entry.id()));
    return outcomes(jobs, ids);
  }

  /// What was not stored met a job of the same key, or else of the same subject, perhaps one that
  /// somebody made a moment ago.
  private List<Submission> outcomes(List<NewJob> jobs, Map<NewJob, UUID> stored) {
    var others = jobs.stream().filter(job -> !stored.containsKey(job)).toList();
    var sameKey = withKeys(others);
    var active = store.activeJobs(others.stream().map(NewJob::subject).toList());
    var outcomes = new ArrayList<Submission>();
    for (var job : jobs) {
      var id =
          Optional.ofNullable(stored.get(job)).or(() -> job.idempotencyKey().map(sameKey::get));
      if (id.isPresent()) {
        outcomes.add(new Submission.Accepted(id.get()));
      } else if (active.containsKey(job.subject())) {
        outcomes.add(new Submission.Busy(active.get(job.subject())));
      } else {
        throw new CameAndWent(job.subject());
      }
    }
    return outcomes;
  }

  private Map<String, UUID> withKeys(List<NewJob> jobs) {
    return store.byIdempotencyKey(
        jobs.stream().flatMap(job -> job.idempotencyKey().stream()).distinct().toList());
  }

  private JobState firstState(NewJob job) {
    var others = store.states(job.dependsOn());
    if (others.size() < job.dependsOn().stream().distinct().count()) {
      throw new NoSuchElementException("a job that this one is to wait for does not exist");
    }
    boolean blocked =
        others.stream().anyMatch(s -> s != JobState.SUCCEEDED && s != JobState.PARTLY_SUCCEEDED);
    return blocked ? JobState.BLOCKED : JobState.QUEUED;
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
      throw store.activeJobs(List.of(subject)).values().stream()
          .findFirst()
          .<RuntimeException>map(active -> new SubjectBusy(subject, active))
          .orElse(e);
    }
    admission.run();
    return store.find(id).orElseThrow();
  }

  @Override
  public int lookAgain(String waitsFor) {
    int found = queue.lookAgain(waitsFor, clock.instant());
    if (found > 0) admission.run();
    return found;
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
