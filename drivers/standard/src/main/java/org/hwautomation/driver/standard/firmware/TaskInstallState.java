package org.hwautomation.driver.standard.firmware;

import java.util.List;
import org.hwautomation.driver.firmware.Activation;
import org.hwautomation.driver.firmware.InstallState;
import org.hwautomation.redfish.client.Bmc;
import org.hwautomation.redfish.message.Message;
import org.hwautomation.redfish.task.TaskReader;
import org.hwautomation.redfish.task.TaskRef;
import org.hwautomation.redfish.task.TaskView;

/// What a task says about an installation.
public final class TaskInstallState {

  private TaskInstallState() {}

  public static InstallState read(Bmc bmc, TaskRef task) {
    return of(TaskReader.read(bmc, task));
  }

  public static InstallState of(TaskView view) {
    return switch (view) {
      case TaskView.Running(var state, var percent, var text, var messages) ->
          waits(state) && needed(messages) != Activation.NONE
              ? new InstallState.Staged(needed(messages), text)
              : new InstallState.Running(percent, text.isBlank() ? state : text);
      case TaskView.Finished(var _, var text, var messages) ->
          needed(messages) != Activation.NONE
              ? new InstallState.Staged(needed(messages), text)
              : new InstallState.Finished(text);
      case TaskView.FailedTask(var state, var text, var messages) ->
          new InstallState.Refused(code(state, messages), text);
      case TaskView.TransitionedToJob(var job) ->
          new InstallState.Running(null, "goes on as job " + job);
      case TaskView.Vanished _ -> new InstallState.Vanished("the task is gone");
      case TaskView.Document _ -> new InstallState.Finished("the BMC answered with a document");
    };
  }

  private static boolean waits(String state) {
    return state.equals("Pending") || state.equals("New") || state.equals("Suspended");
  }

  /// `Base.1.x.ResetRequired` names what is to be reset and how; `AwaitToActivate` leaves it open.
  private static Activation needed(List<Message> messages) {
    for (var message : messages) {
      if (message.is("ResetRequired")) {
        var target = message.args().isEmpty() ? "" : message.args().getFirst();
        if (target.contains("/Managers/")) return Activation.BMC_RESET;
        return message.args().size() > 1 && message.args().get(1).equals("PowerCycle")
            ? Activation.HOST_POWER_CYCLE
            : Activation.HOST_RESET;
      }
      if (message.is("AwaitToActivate")) return Activation.HOST_RESET;
    }
    return Activation.NONE;
  }

  private static String code(String state, List<Message> messages) {
    return messages.stream()
        .filter(message -> !message.severity().equalsIgnoreCase("OK"))
        .reduce((_, last) -> last)
        .map(Message::suffix)
        .orElse(state);
  }
}
