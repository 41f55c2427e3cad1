package org.hwautomation.fleet.step;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.firmware.FirmwareImages;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.fleet.Problem;
import org.hwautomation.jobs.step.Advice;
import org.hwautomation.jobs.step.Effect;
import org.hwautomation.jobs.step.JobFailure;
import org.hwautomation.jobs.step.NoteLevel;
import org.hwautomation.jobs.step.Outcome;
import org.hwautomation.jobs.step.StepHandler;
import org.hwautomation.jobs.step.StepRun;
import tools.jackson.databind.JsonNode;

/// The border between jobs and servers: opens the job's server for a step and turns what the BMC
/// throws into the job's failure, once.
public final class ServerStepHandler<A, C> implements StepHandler<A, C> {

  /// Opens servers by the subject of their jobs, and keeps them open while a step runs.
  public interface OpenServers {
    ConnectedServer connect(UUID server);

    AutoCloseable hold(UUID server);
  }

  private final ServerStep<A, C> step;
  private final OpenServers servers;
  private final FirmwareImages images;

  public ServerStepHandler(ServerStep<A, C> step, OpenServers servers, FirmwareImages images) {
    this.step = step;
    this.servers = servers;
    this.images = images;
  }

  @Override
  public String kind() {
    return step.kind();
  }

  @Override
  public Class<A> arguments() {
    return step.arguments();
  }

  @Override
  public Class<C> checkpoint() {
    return step.checkpoint();
  }

  @Override
  public boolean cancellableWhileWaiting() {
    return step.cancellableWhileWaiting();
  }

  @Override
  public Outcome<C> run(StepRun<A, C> run) throws Exception {
    var id = UUID.fromString(run.subject());
    try (var _ = servers.hold(id)) {
      return step.run(new Running<>(run, servers, images, id));
    } catch (Problem problem) {
      return new Outcome.Failed<>(
          new JobFailure(
              problem.code(),
              String.valueOf(problem.getMessage()),
              Effect.NONE,
              new Advice.Never(problem.whatToDo())));
    } catch (RuntimeException e) {
      var failure = BmcFailures.translate(e);
      if (failure.isEmpty()) throw e;
      return new Outcome.Failed<>(failure.get());
    }
  }

  private record Running<A, C>(
      StepRun<A, C> run, OpenServers servers, FirmwareImages images, UUID id)
      implements ServerRun<A, C> {

    @Override
    public ConnectedServer server() {
      return servers.connect(id);
    }

    @Override
    public UUID job() {
      return run.job();
    }

    @Override
    public String subject() {
      return run.subject();
    }

    @Override
    public String stepKey() {
      return run.stepKey();
    }

    @Override
    public A arguments() {
      return run.arguments();
    }

    @Override
    public Optional<C> checkpoint() {
      return run.checkpoint();
    }

    @Override
    public int attempt() {
      return run.attempt();
    }

    @Override
    public Instant startedAt() {
      return run.startedAt();
    }

    @Override
    public InstantSource clock() {
      return run.clock();
    }

    @Override
    public void save(C checkpoint) {
      run.save(checkpoint);
    }

    @Override
    public void progress(int percent, String text) {
      run.progress(percent, text);
    }

    @Override
    public void note(NoteLevel level, String code, String text) {
      run.note(level, code, text);
    }

    @Override
    public boolean cancelRequested() {
      return run.cancelRequested();
    }

    @Override
    public JsonNode resultOf(String stepKey) {
      return run.resultOf(stepKey);
    }
  }
}
