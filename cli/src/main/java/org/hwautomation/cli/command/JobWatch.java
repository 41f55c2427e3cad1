package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.time.Duration;
import org.hwautomation.cli.client.ExitCode;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.cli.client.ServiceProblem;

/// Follows a job until it is over, printing what happens. Survives a restart of the service.
final class JobWatch {

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int PATIENCE = 120;

  private final ServiceClient client;
  private final ServiceOptions service;

  JobWatch(ServiceClient client, ServiceOptions service) {
    this.client = client;
    this.service = service;
  }

  ExitCode until(String job) throws InterruptedException {
    long last = 0;
    int away = 0;
    while (true) {
      try {
        var events = client.get("/api/v1/jobs/" + job + "/events?limit=500&after=" + last);
        for (var event : events.path("items")) {
          last = event.path("id").asLong(last);
          if (!text(event, "kind").equals("PROGRESS")) {
            service.line(
                "%s  %-5s %s"
                    .formatted(
                        text(event, "at").substring(11, 19),
                        text(event, "level"),
                        text(event, "text")));
          }
        }
        var now = client.get("/api/v1/jobs/" + job);
        if (now.path("over").asBoolean(false) && events.path("items").isEmpty()) {
          service.line(text(now, "server") + ": " + text(now, "state") + ", " + text(now, "now"));
          return text(now, "state").equals("SUCCEEDED") ? ExitCode.OK : ExitCode.JOB_FAILED;
        }
        away = 0;
      } catch (ServiceProblem e) {
        if (e.exitCode() != ExitCode.UNREACHABLE || ++away > PATIENCE) throw e;
        if (away == 1) service.line("the service does not answer; waiting for it");
      }
      Thread.sleep(EVERY);
    }
  }
}
