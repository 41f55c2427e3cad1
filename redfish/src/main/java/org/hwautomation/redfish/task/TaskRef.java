package org.hwautomation.redfish.task;

import java.util.Optional;
import org.hwautomation.redfish.client.Paths;
import org.hwautomation.redfish.client.Reply;
import org.hwautomation.redfish.message.MessageReader;
import tools.jackson.databind.JsonNode;

/// Where a long operation can be followed. The path of the Task resource is preferred over its
/// monitor, because reading a finished monitor has side effects on several BMCs (Lenovo deletes the
/// task, bmcweb answers once).
///
/// @param path of the task, monitor or job
public record TaskRef(String path) {

  public TaskRef {
    path = Paths.normalized(path);
  }

  /// Looks in the body for a Task, then at `Location`, then for a monitor, then for Supermicro's
  /// `Accepted` message.
  public static Optional<TaskRef> from(Reply reply) {
    var json = reply.json();
    var task = json.filter(TaskRef::isTask).flatMap(node -> text(node, "@odata.id"));
    return task.or(reply::location)
        .or(() -> json.flatMap(node -> text(node, "TaskMonitor")))
        .or(() -> json.flatMap(TaskRef::acceptedArgument))
        .filter(path -> !path.isBlank())
        .map(TaskRef::new);
  }

  private static boolean isTask(JsonNode node) {
    return node.has("TaskState") || node.path("@odata.type").asString("").contains("#Task.");
  }

  private static Optional<String> text(JsonNode node, String property) {
    var value = node.path(property);
    return value.isString() ? Optional.of(value.asString()) : Optional.empty();
  }

  /// `{"Accepted":{"@Message.ExtendedInfo":[{"MessageArgs":["/redfish/v1/TaskService/Tasks/1"]}]}}`
  private static Optional<String> acceptedArgument(JsonNode node) {
    var info = node.path("Accepted").path("@Message.ExtendedInfo");
    return MessageReader.list(info.isMissingNode() ? node.path("@Message.ExtendedInfo") : info)
        .stream()
        .flatMap(message -> message.args().stream())
        .filter(arg -> arg.startsWith("/redfish/"))
        .findFirst();
  }
}
