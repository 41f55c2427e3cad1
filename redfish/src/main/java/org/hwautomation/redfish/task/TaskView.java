package org.hwautomation.redfish.task;

import java.util.List;
import org.hwautomation.redfish.message.Message;
import org.jspecify.annotations.Nullable;

/// What a look at a task, monitor or job found.
public sealed interface TaskView {

  /// @param state as it came: `Running`, `New`, Lenovo's `Downloading…`
  /// @param percent 0–100, null when the BMC does not say
  record Running(String state, @Nullable Integer percent, String text, List<Message> messages)
      implements TaskView {}

  /// @param withWarnings completed with `TaskStatus` Warning
  record Finished(boolean withWarnings, String text, List<Message> messages) implements TaskView {}

  /// Exception, Killed, Cancelled, or Completed with `TaskStatus` Critical, which is a failure too.
  record FailedTask(String state, String text, List<Message> messages) implements TaskView {}

  /// The task goes on as a job (`Update.1.x.OperationTransitionedToJob`).
  record TransitionedToJob(String job) implements TaskView {}

  /// 404: gone, or not there yet. Not a failure.
  record Vanished() implements TaskView {}

  /// The answer is the result itself: an exported profile.
  record Document(byte[] content, String contentType) implements TaskView {}
}
