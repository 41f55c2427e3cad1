package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import org.hwautomation.cli.client.ExitCode;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.cli.output.Table;
import tools.jackson.databind.JsonNode;

/// What became of an order: a job for each server, or why there is none.
record StartedTable(ServiceOptions service) {

  /// @param watch follow the job to its end, when it is one
  int print(JsonNode answer, ServiceClient client, boolean watch) throws InterruptedException {
    int refused = 0;
    var table = new Table("SERVER", "JOB", "");
    for (var one : answer.path("jobs")) {
      var problem = one.path("problem");
      if (problem.isObject()) refused++;
      table.row(
          text(one, "server"),
          text(one, "job"),
          problem.isObject()
              ? text(problem, "detail") + " " + text(problem, "whatToDo")
              : "started");
    }
    table.print(service.out());
    if (watch && answer.path("jobs").size() == 1 && refused == 0) {
      return new JobWatch(client, service).until(text(answer.path("jobs").get(0), "job")).number();
    }
    return refused == 0 ? 0 : ExitCode.FAILED.number();
  }
}
