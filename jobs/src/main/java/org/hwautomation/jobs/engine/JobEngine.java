package org.hwautomation.jobs.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.hwautomation.jobs.JobSettings;
import org.hwautomation.jobs.LeaseLost;
import org.hwautomation.jobs.step.StepEnds;
import org.hwautomation.jobs.step.StepHandler;
import org.hwautomation.jobs.store.QueueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs jobs in this process over db-scheduler: claims what is due, shows signs of life, takes over
/// what a dead worker left. Any number of engines share one database.
public final class JobEngine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JobEngine.class);
  private static final Duration ADMISSION_EVERY = Duration.ofSeconds(1);
  private static final Duration IDLE_THREAD = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final Scheduler scheduler;
  private final Admission admission;
  private final JobRunner runner;
  private final InstantSource clock;

  /// @param workerName unique among the workers of a database
  public JobEngine(
      DataSource dataSource,
      List<StepHandler<?, ?>> handlers,
      JobSettings settings,
      InstantSource clock,
      RandomGenerator random,
      String workerName) {
    this(dataSource, handlers, settings, clock, random, workerName, StepEnds.NOBODY);
  }

  /// @param ends must write through the same data source
  public JobEngine(
      DataSource dataSource,
      List<StepHandler<?, ?>> handlers,
      JobSettings settings,
      InstantSource clock,
      RandomGenerator random,
      String workerName,
      StepEnds ends) {
    this.clock = clock;
    this.runner = new JobRunner(dataSource, handlers, settings, clock, random, workerName, ends);
    this.admission = new Admission(dataSource, clock);
    var job =
        Tasks.custom(QueueStore.TASK, Void.class)
            .onDeadExecutionRevive()
            .onFailure((complete, operations) -> operations.reschedule(complete, soon(clock)))
            .execute((instance, _) -> execute(instance));
    var admit =
        Tasks.recurring("job-admission", FixedDelay.of(ADMISSION_EVERY))
            .execute((_, _) -> admission.run());
    this.scheduler =
        Scheduler.create(dataSource, job)
            .startTasks(admit)
            .threads(settings.atOnce())
            .executorService(threads(settings.atOnce()))
            .schedulerName(new SchedulerName.Fixed(workerName))
            .pollUsingLockAndFetch(0.5, 1.0)
            .pollingInterval(settings.poll())
            .heartbeatInterval(settings.heartbeat())
            .missedHeartbeatsLimit(4)
            .shutdownMaxWait(STOP_LIMIT)
            .enablePriority()
            .build();
  }

  /// Threads of the platform, not virtual ones: a step that waits for a class to be initialised
  /// would keep its carrier (until JDK 26), and with many steps going on at once after a start, no
  /// carrier might be left for the one they wait for. A job that waits has no thread of either
  /// kind.
  private static ExecutorService threads(int atOnce) {
    var threads =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            IDLE_THREAD.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("job-step-", 1).factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  public void start() {
    scheduler.start();
    LOG.info("worker runs jobs");
  }

  /// Steps that run now may end; what waits is left to the next worker.
  @Override
  public void close() {
    scheduler.stop();
  }

  private CompletionHandler<Void> execute(TaskInstance<Void> instance) {
    var job = UUID.fromString(instance.getId());
    Optional<Instant> next;
    try {
      next = runner.run(job);
    } catch (LeaseLost e) {
      LOG.info("{}", e.getMessage());
      // Not the end of the job. If its row is still ours, a worker that had been given up began
      // after us and its next date is refused: look again. If it is not, this write is refused.
      return (complete, operations) -> operations.reschedule(complete, soon(clock));
    }
    if (next.isEmpty()) admission.run();
    var at = next;
    return (ExecutionComplete complete, ExecutionOperations<Void> operations) -> {
      if (at.isPresent()) operations.reschedule(complete, at.get());
      else operations.stop();
    };
  }

  private static Instant soon(InstantSource clock) {
    return clock.instant().plusSeconds(2);
  }
}
