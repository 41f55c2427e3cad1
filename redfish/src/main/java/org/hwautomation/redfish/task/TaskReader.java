package org.hwautomation.redfish.task;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hwautomation.base.Deadline;
import org.hwautomation.redfish.client.Bmc;
import org.hwautomation.redfish.client.Priority;
import org.hwautomation.redfish.client.Reply;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.message.Message;
import org.hwautomation.redfish.message.MessageReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Looks at a task once. Understands tasks, monitors, DMTF jobs and what vendors make of them (fact
/// book 1.4).
public final class TaskReader {

  private static final Set<String> DONE = Set.of("completed", "done", "completedok");
  private static final Set<String> FAILED =
      Set.of(
          "exception",
          "killed",
          "cancelled",
          "failed",
          "completedwitherrors",
          "failedwhenflashingimage.");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private TaskReader() {}

  public static TaskView read(Bmc bmc, TaskRef task) {
    try {
      var reply =
          bmc.get(task.path(), Priority.POLL, Deadline.after(LIMIT, InstantSource.system()));
      return view(reply);
    } catch (RedfishException e) {
      return refused(e);
    }
  }

  /// A finished monitor answers as the operation itself would have: its refusal is the operation's
  /// failure, not the look's.
  private static TaskView refused(RedfishException e) {
    return switch (e.failure()) {
      case Failure.NotFound _ -> new TaskView.Vanished();
      case Failure.RejectedByValidation(var _, var status, var messages) ->
          new TaskView.FailedTask("HTTP " + status, text(messages, "refused"), messages);
      case Failure.Conflict(var _, var messages) ->
          new TaskView.FailedTask("HTTP 409", text(messages, "conflict"), messages);
      case Failure.PreconditionFailed(var _, var messages) ->
          new TaskView.FailedTask("HTTP 412", text(messages, "precondition failed"), messages);
      default -> throw e;
    };
  }

  static TaskView view(Reply reply) {
    if (reply.json().isEmpty()) {
      if (reply.body().length == 0) return new TaskView.Finished(false, "completed", List.of());
      return new TaskView.Document(reply.body(), reply.header("content-type").orElse(""));
    }
    var json = reply.json().get();
    if (json.has("TaskState") || json.has("JobState")) return state(json);
    if (reply.accepted()) return new TaskView.Running("Running", null, "running", List.of());
    if (json.has("error")) {
      var messages = MessageReader.read(json);
      return new TaskView.Finished(false, text(messages, "completed"), messages);
    }
    return new TaskView.Document(reply.body(), reply.header("content-type").orElse(""));
  }

  private static TaskView state(JsonNode json) {
    var state = json.path("TaskState").asString(json.path("JobState").asString(""));
    var status = json.path("TaskStatus").asString(json.path("JobStatus").asString(""));
    var messages = MessageReader.list(json.path("Messages"));
    var key = state.toLowerCase(Locale.ROOT).replace(" ", "");
    if (DONE.contains(key)) {
      var job = transitionedTo(messages);
      if (job != null) return new TaskView.TransitionedToJob(job);
      if (status.equalsIgnoreCase("Critical")) {
        return new TaskView.FailedTask(state + "/" + status, text(messages, "failed"), messages);
      }
      return new TaskView.Finished(
          status.equalsIgnoreCase("Warning"), text(messages, "completed"), messages);
    }
    if (FAILED.contains(key)) {
      return new TaskView.FailedTask(state, text(messages, state), messages);
    }
    return new TaskView.Running(state, percent(json), text(messages, state), messages);
  }

  private static @Nullable String transitionedTo(List<Message> messages) {
    for (var message : messages) {
      if (message.is("OperationTransitionedToJob") && !message.args().isEmpty()) {
        return message.args().getFirst();
      }
    }
    return null;
  }

  private static @Nullable Integer percent(JsonNode json) {
    var percent = json.path("PercentComplete");
    return percent.isNumber() ? Math.clamp(percent.intValue(), 0, 100) : null;
  }

  private static String text(List<Message> messages, String otherwise) {
    var text =
        messages.stream()
            .map(message -> message.text().isEmpty() ? message.messageId() : message.text())
            .filter(one -> !one.isBlank())
            .distinct()
            .collect(Collectors.joining("; "));
    return text.isEmpty() ? otherwise : text;
  }
}
