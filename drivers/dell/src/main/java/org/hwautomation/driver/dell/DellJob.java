package org.hwautomation.driver.dell;

import org.hwautomation.redfish.client.Resource;
import org.hwautomation.redfish.message.MessageReader;
import org.jspecify.annotations.Nullable;

/// One iDRAC job (JID), from whichever of its views could be read.
///
/// @param type `BIOSConfiguration`, `FirmwareUpdate`; empty in the DMTF view
/// @param messageId without registry prefix: `JCP001`, `PR19`, `RED007`
record DellJob(
    String id,
    String name,
    String type,
    Phase phase,
    String state,
    String messageId,
    String message,
    @Nullable Integer percent) {

  enum Phase {
    /// The Lifecycle Controller still takes it in; a reset now would miss it.
    PREPARING,
    /// Runs at the next host reset.
    SCHEDULED,
    RUNNING,
    /// Done but for a reset or power cycle that iDRAC does not make by itself.
    WAITS_FOR_POWER,
    COMPLETED,
    FAILED;

    boolean isOver() {
      return this == COMPLETED || this == FAILED;
    }
  }

  static DellJob of(Resource job) {
    var messages = MessageReader.list(job.json().path("Messages"));
    var messageId = job.text("MessageId");
    var text = job.text("Message");
    if (messageId.isEmpty() && !messages.isEmpty()) {
      messageId = messages.getLast().messageId();
      text = messages.getLast().text();
    }
    var suffix = messageId.substring(messageId.lastIndexOf('.') + 1);
    var dell = job.at("Oem", "Dell");
    var state =
        job.optionalText("JobState")
            .orElseGet(() -> dell.path("JobState").asString(job.text("TaskState")));
    var status = job.optionalText("JobStatus").orElse(job.text("TaskStatus"));
    return new DellJob(
        job.text("Id"),
        job.text("Name"),
        job.optionalText("JobType").orElseGet(() -> dell.path("JobType").asString("")),
        // DMTF has no word for scheduled.
        state.equals("Starting") && suffix.equals("JCP001")
            ? Phase.SCHEDULED
            : phase(state, status),
        state,
        suffix,
        text,
        // iDRAC9 3.15 says 254 of some jobs.
        job.integer("PercentComplete").filter(percent -> percent <= 100).orElse(null));
  }

  private static Phase phase(String state, String status) {
    return switch (state) {
      case "Scheduled" -> Phase.SCHEDULED;
      case "Running", "Starting", "RebootCompleted" -> Phase.RUNNING;
      case "RebootPending", "PendingActivation", "UserIntervention" -> Phase.WAITS_FOR_POWER;
      // Completed with status Critical is how iDRAC says failed (fact book 3.6).
      case "Completed" -> status.equals("Critical") ? Phase.FAILED : Phase.COMPLETED;
      case "Failed", "CompletedWithErrors", "RebootFailed", "Exception", "Cancelled", "Killed" ->
          Phase.FAILED;
      default -> Phase.PREPARING; // New, Downloading, Downloaded, Scheduling, Waiting …
    };
  }

  /// `Configure: BIOS.Setup.1-1` among DellJobs, `ConfigBIOS:BIOS.Setup.1-1` among DMTF's.
  boolean configuresBios() {
    return type.equals("BIOSConfiguration") || name.startsWith("ConfigBIOS:");
  }

  boolean updatesFirmware() {
    return type.equals("FirmwareUpdate") || name.startsWith("Firmware Update:");
  }
}
