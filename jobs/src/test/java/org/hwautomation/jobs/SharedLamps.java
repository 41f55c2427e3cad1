package org.hwautomation.jobs;

import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.hwautomation.jobs.step.Outcome;
import org.hwautomation.jobs.step.StepHandler;
import org.hwautomation.jobs.step.StepRun;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;

/// Made-up devices that several processes see, because a table is their memory. Every flash is a
/// row.
final class SharedLamps {

  private final JdbcClient jdbc;

  SharedLamps(DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
  }

  void install() {
    jdbc.sql("CREATE TABLE lamp_flash (job uuid, step text, worker text)").update();
  }

  long flashes() {
    return jdbc.sql("SELECT count(*) FROM lamp_flash").query(Long.class).single();
  }

  long flashesOf(UUID job, String step) {
    return jdbc.sql("SELECT count(*) FROM lamp_flash WHERE job = :job AND step = :step")
        .param("job", job)
        .param("step", step)
        .query(Long.class)
        .single();
  }

  private void flash(UUID job, String step, String worker) {
    jdbc.sql("INSERT INTO lamp_flash VALUES (:job, :step, :worker)")
        .param("job", job)
        .param("step", step)
        .param("worker", worker)
        .update();
  }

  /// @param afterFlash may never return
  Handler handler(String worker, Runnable afterFlash) {
    return new Handler(this, worker, afterFlash);
  }

  record Handler(SharedLamps lamps, String worker, Runnable afterFlash)
      implements StepHandler<Lamp.Arguments, Lamp.Checkpoint> {

    @Override
    public String kind() {
      return "lamp.flash";
    }

    @Override
    public Class<Lamp.Arguments> arguments() {
      return Lamp.Arguments.class;
    }

    @Override
    public Class<Lamp.Checkpoint> checkpoint() {
      return Lamp.Checkpoint.class;
    }

    @Override
    public Outcome<Lamp.Checkpoint> run(StepRun<Lamp.Arguments, Lamp.Checkpoint> run) {
      if (lamps.flashesOf(run.job(), run.stepKey()) == 0) {
        run.save(new Lamp.Checkpoint(0, 0));
        lamps.flash(run.job(), run.stepKey(), worker);
        afterFlash.run();
        return new Outcome.Waiting<>(
            Duration.ofMillis(100), "the lamp glows", new Lamp.Checkpoint(0, 1));
      }
      return new Outcome.Done<>("flashed", JsonNodeFactory.instance.objectNode());
    }
  }
}
