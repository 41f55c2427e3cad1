package org.hwautomation.simulator.behaviour.dell;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.MachineTask;
import org.hwautomation.simulator.tree.Json;
import tools.jackson.databind.node.ObjectNode;

/// One job of the Lifecycle Controller, shown as DellJob, as DMTF Job and as Task. The Task is gone
/// first; the other two stay (fact book 3.6).
final class LcJob {

  /// What a job is about.
  ///
  /// @param type `BIOSConfiguration`, `FirmwareUpdate`
  /// @param dellName name of the DellJob: `Configure: BIOS.Setup.1-1`
  /// @param dmtfName name of the other two views: `ConfigBIOS:BIOS.Setup.1-1`
  record Kind(String type, String dellName, String dmtfName) {
    static final Kind BIOS =
        new Kind("BIOSConfiguration", "Configure: BIOS.Setup.1-1", "ConfigBIOS:BIOS.Setup.1-1");

    static Kind update(String subject) {
      var name = "Firmware Update: " + subject;
      return new Kind("FirmwareUpdate", name, name);
    }
  }

  private final Machine machine;
  private final MachineTask task;
  private final String dellPath;
  private final String jobPath;
  private Kind kind;
  private LcState state = LcState.NEW;
  private Runnable whenTaken = () -> {};
  private boolean stuck;

  /// @param jobPath of the DMTF view; empty where there is no JobService
  LcJob(Machine machine, MachineTask task, Kind kind, String dellPath, String jobPath) {
    this.machine = machine;
    this.task = task;
    this.kind = kind;
    this.dellPath = dellPath;
    this.jobPath = jobPath;
  }

  String id() {
    return task.id();
  }

  MachineTask task() {
    return task;
  }

  String dellPath() {
    return dellPath;
  }

  String jobPath() {
    return jobPath;
  }

  LcState state() {
    return state;
  }

  /// What happens when a client takes the job out of the queue.
  void whenTaken(Runnable what) {
    whenTaken = what;
  }

  void taken() {
    whenTaken.run();
  }

  boolean configuresBios() {
    return kind.equals(Kind.BIOS);
  }

  /// The name tells the component only once the package was looked into.
  void rename(Kind other) {
    kind = other;
    machine.tree().edit(dellPath, node -> node.put("Name", kind.dellName()));
    machine.tree().edit(jobPath, node -> node.put("Name", kind.dmtfName()));
    task.edit(node -> node.put("Name", kind.dmtfName()));
  }

  void show(LcState next, int percent, LcMessage message) {
    state = next;
    if (next == LcState.RUNNING) {
      machine.tree().edit(dellPath, node -> node.put("ActualRunningStartTime", local()));
    }
    task.state(next.task(), percent);
    views(next.dell(), next.job(), next == LcState.FAILED ? "Critical" : "OK", percent, message);
  }

  /// Ends the job unless a fault has it otherwise; whatever it was to write is written only when
  /// this says [MachineTask.Ending#AS_ASKED].
  MachineTask.Ending end(LcState last, LcMessage message) {
    var status = last == LcState.FAILED ? "Critical" : "OK";
    var ending = task.finish(last.task(), status);
    switch (ending) {
      case AS_ASKED -> {
        state = last;
        views(last.dell(), last.job(), status, 100, message);
      }
      case CRITICAL -> {
        state = LcState.FAILED;
        views("Failed", "Completed", "Critical", 100, LcMessage.JCP052);
      }
      case STUCK -> {
        stuck = true;
        state = LcState.RUNNING;
        views("Running", "Running", "OK", 99, LcMessage.PR20);
        return ending;
      }
    }
    machine
        .tree()
        .edit(
            dellPath,
            node -> {
              node.put("CompletionTime", local()).put("ActualRunningStopTime", local());
              node.putNull("TargetSettingsURI");
            });
    machine.tree().edit(jobPath, node -> node.put("EndTime", local() + "Z"));
    return ending;
  }

  /// A restart of iDRAC ends what hung.
  void bmcRestarted() {
    if (!stuck) return;
    stuck = false;
    show(LcState.FAILED, 100, LcMessage.JCP052);
  }

  private void views(String dell, String job, String status, int percent, LcMessage message) {
    machine
        .tree()
        .edit(
            dellPath,
            node ->
                node.put("JobState", dell)
                    .put("PercentComplete", percent)
                    .put("MessageId", message.name())
                    .put("Message", message.text()));
    machine
        .tree()
        .edit(
            jobPath,
            node -> {
              node.put("JobState", job).put("JobStatus", status).put("PercentComplete", percent);
              messages(node, message);
            });
    task.edit(node -> {
      messages(node, message);
      node.withObject("/Oem/Dell")
          .put("@odata.type", "#DellJob.v1_4_0.DellJob")
          .put("JobState", dell)
          .put("JobType", kind.type())
          .put("Name", kind.dellName())
          .put("PercentComplete", percent);
    });
  }

  private static void messages(ObjectNode node, LcMessage message) {
    var one = Json.object();
    one.put("Message", message.text());
    one.putArray("MessageArgs");
    one.put("MessageId", DellErrors.REGISTRY + message.name());
    node.putArray("Messages").add(one);
    node.put("Messages@odata.count", 1);
  }

  /// DellJob's times have no offset, the other views' have.
  private String local() {
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(now());
  }

  private LocalDateTime now() {
    Instant instant = machine.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  ObjectNode dellJson(String targetSettings) {
    var json = Json.object();
    json.put("@odata.context", "/redfish/v1/$metadata#DellJob.DellJob");
    json.put("@odata.id", dellPath);
    json.put("@odata.type", "#DellJob.v1_5_0.DellJob");
    json.putNull("ActualRunningStartTime").putNull("ActualRunningStopTime");
    json.putNull("CompletionTime");
    json.put("Description", "Job Instance");
    json.put("EndTime", "TIME_NA");
    json.put("Id", id());
    json.put("JobState", state.dell());
    json.put("JobType", kind.type());
    json.put("Message", LcMessage.JCP000.text());
    json.putArray("MessageArgs");
    json.put("MessageId", LcMessage.JCP000.name());
    json.put("Name", kind.dellName());
    json.put("PercentComplete", 0);
    json.put("StartTime", local());
    if (targetSettings.isEmpty()) json.putNull("TargetSettingsURI");
    else json.put("TargetSettingsURI", targetSettings);
    return json;
  }

  ObjectNode dmtfJson() {
    var json = Json.object();
    json.put("@odata.context", "/redfish/v1/$metadata#Job.Job");
    json.put("@odata.id", jobPath);
    json.put("@odata.type", "#Job.v1_2_1.Job");
    json.put("Id", id());
    json.put("Name", kind.dmtfName());
    json.put("JobState", state.job());
    json.put("JobStatus", "OK");
    json.put("PercentComplete", 0);
    json.put("StartTime", local() + "Z");
    messages(json, LcMessage.JCP000);
    return json;
  }
}
