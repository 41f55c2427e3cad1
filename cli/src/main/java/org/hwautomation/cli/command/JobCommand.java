package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.util.Locale;
import java.util.Map;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.cli.output.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hwa job …`
@Command(
    name = "job",
    mixinStandardHelpOptions = true,
    description = "Jobs: list, show, watch, cancel, resume.")
final class JobCommand {

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists jobs, newest first.")
  int list(
      @Mixin ServiceOptions service,
      @Option(names = "--state", description = "running, failed, succeeded …")
          @Nullable String state,
      @Option(names = "--server") @Nullable String server,
      @Option(
              names = "--limit",
              defaultValue = "50",
              description = "At most so many (default: ${DEFAULT-VALUE}).")
          int limit) {
    var query = new StringBuilder("/api/v1/jobs?limit=").append(limit);
    if (state != null)
      query.append("&state=").append(state.toUpperCase(Locale.ROOT).replace('-', '_'));
    if (server != null) query.append("&server=").append(ServiceClient.encode(server));
    try (var client = service.client()) {
      var jobs = client.get(query.toString()).path("items");
      if (service.json()) {
        service.print(jobs);
        return 0;
      }
      var table = new Table("ID", "SERVER", "OPERATION", "STATE", "%", "NOW");
      for (var job : jobs) {
        table.row(
            text(job, "id"),
            text(job, "server"),
            text(job, "operation"),
            text(job, "state").toLowerCase(Locale.ROOT),
            text(job, "percent"),
            text(job, "now"));
      }
      if (table.isEmpty()) service.line("No jobs match.");
      else table.print(service.out());
      return 0;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows a job with its steps.")
  int show(@Mixin ServiceOptions service, @Parameters(paramLabel = "JOB") String id) {
    try (var client = service.client()) {
      var job = client.get("/api/v1/jobs/" + ServiceClient.encode(id));
      if (service.json()) service.print(job);
      else print(service, job);
      return 0;
    }
  }

  private static void print(ServiceOptions service, JsonNode job) {
    service.line(
        "%s  %s  %s %s %%  %s"
            .formatted(
                text(job, "server"),
                text(job, "title"),
                text(job, "state").toLowerCase(Locale.ROOT),
                text(job, "percent"),
                text(job, "now")));
    var table = new Table("PHASE", "STEP", "STATE", "");
    for (var step : job.path("steps")) {
      table.row(
          text(step, "phase"),
          text(step, "title"),
          text(step, "state").toLowerCase(Locale.ROOT),
          text(step, "text"));
    }
    table.print(service.out());
  }

  @Command(
      name = "watch",
      mixinStandardHelpOptions = true,
      description = "Follows a job until it is over.")
  int watch(@Mixin ServiceOptions service, @Parameters(paramLabel = "JOB") String id)
      throws InterruptedException {
    try (var client = service.client()) {
      return new JobWatch(client, service).until(ServiceClient.encode(id)).number();
    }
  }

  @Command(
      name = "cancel",
      mixinStandardHelpOptions = true,
      description = "Stops a job before its next step. What has been done stays.")
  int cancel(
      @Mixin ServiceOptions service,
      @Parameters(paramLabel = "JOB") String id,
      @Option(names = "--reason", defaultValue = "", description = "Kept with the job.")
          String reason) {
    try (var client = service.client()) {
      client.post("/api/v1/jobs/" + ServiceClient.encode(id) + "/cancel", Map.of("reason", reason));
      service.line("It stops before its next step.");
      return 0;
    }
  }

  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = "Runs the steps again that failed or were left out.")
  int resume(@Mixin ServiceOptions service, @Parameters(paramLabel = "JOB") String id) {
    try (var client = service.client()) {
      client.post("/api/v1/jobs/" + ServiceClient.encode(id) + "/resume", Map.of());
      service.line("Resumed. Follow it with: hwa job watch " + id);
      return 0;
    }
  }
}
