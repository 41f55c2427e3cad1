package org.hwautomation.jobs;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Asking for jobs and watching them. Running them is the engine's; this works in a process that
/// runs none.
public interface Jobs {

  /// @throws SubjectBusy naming the active job
  /// @throws NoSuchElementException when a job it depends on does not exist
  Job submit(NewJob job);

  /// Many at once: in a few statements, and a busy subject does not keep the others from being
  /// taken.
  ///
  /// @return in the order of the jobs
  /// @throws NoSuchElementException when a job that one depends on does not exist; then none is
  ///   taken
  List<Submission> submitAll(List<NewJob> jobs);

  Optional<Job> find(UUID id);

  JobPage list(JobQuery query);

  /// How many jobs are in each state.
  Map<JobState, Long> counts();

  /// Asks a job to stop before its next step; one that has not begun is cancelled at once.
  ///
  /// @return false when it was over already
  boolean cancel(UUID id, String by, String why);

  /// Runs the steps again that failed, were skipped or cancelled; what is done stays done.
  ///
  /// @throws SubjectBusy when another job works on the subject now
  /// @throws IllegalStateException when the job is not over, or succeeded
  Job resume(UUID id, String by);

  /// Lets jobs that were postponed look again now, because what they wait for has changed.
  ///
  /// @param waitsFor as their steps named it
  /// @return how many there are
  int lookAgain(String waitsFor);

  void reprioritise(UUID id, int priority, String by);

  /// Events after one that was seen, oldest first; 0 = from the beginning.
  List<JobEvent> eventsAfter(long eventId, Optional<UUID> job, int limit);

  /// The newest events of one job, oldest first.
  List<JobEvent> newestEvents(UUID job, int limit);

  /// The newest event that a reader can see now; 0 when there is none.
  long latestEvent();

  /// Hands over every event that happens from now on, in order, on one thread of ours.
  AutoCloseable subscribe(Consumer<JobEvent> listener);
}
