package org.hwautomation.app;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.hwautomation.app.config.OpenDatabase;
import org.hwautomation.app.config.Service;
import org.hwautomation.app.config.StartProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// One more worker on a database that a service uses: runs jobs, has no web.
@Command(
    name = "worker",
    description = "Runs jobs on the database of a service, without web UI and API.",
    mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {

  @Mixin ServiceOptions options = new ServiceOptions();

  @Override
  public Integer call() throws InterruptedException {
    var settings = options.settings("", 0);
    if (settings.database().isEmpty()) {
      throw new StartProblem(
          "a worker shares a database: name it with --database jdbc:postgresql://…");
    }
    var database = OpenDatabase.open(settings);
    var service = Service.open(database.dataSource(), settings);
    service.runJobs();
    var stop = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              service.close();
              database.close();
              stop.countDown();
            }));
    System.out.println("Worker " + settings.workerName() + " runs jobs. Ctrl-C ends it.");
    stop.await();
    return 0;
  }
}
