package org.hwautomation.redfish.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.redfish.client.Limits;
import org.hwautomation.redfish.client.Reply;
import org.hwautomation.redfish.rawbmc.Script;
import org.hwautomation.redfish.rawbmc.WithRawBmc;
import org.hwautomation.redfish.recording.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class TaskReaderTest extends WithRawBmc {

  private static final String TASK = "/redfish/v1/TaskService/Tasks/1";

  TaskReaderTest() {
    super(Limits.DEFAULT.retries(0));
  }

  private TaskView view(int status, String body) {
    routes.on("GET " + TASK, Script.json(status, body));
    return TaskReader.read(bmc, new TaskRef(TASK));
  }

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource({
    "New, OK, Running",
    "Starting, OK, Running",
    "Pending, '', Running",
    "Suspended, OK, Running",
    "Interrupted, OK, Running",
    "Cancelling, OK, Running",
    "Downloading…, OK, Running",
    "Scheduled, OK, Running",
    "UserIntervention, OK, Running",
    "Completed, OK, Finished",
    "Completed, Warning, Finished",
    "Done, '', Finished",
    "Completed, Critical, FailedTask",
    "Exception, Critical, FailedTask",
    "Killed, OK, FailedTask",
    "Cancelled, Warning, FailedTask",
    "Failed, OK, FailedTask",
    "CompletedWithErrors, Critical, FailedTask",
    "Failed when Flashing Image., '', FailedTask",
  })
  void everyStateHasItsMeaning(String state, String status, String view) {
    var body = "{\"TaskState\":\"" + state + "\",\"TaskStatus\":\"" + status + "\"}";
    assertThat(view(200, body).getClass().getSimpleName()).isEqualTo(view);
  }

  @Test
  void notesOnASuccessAreKept() {
    var view =
        view(
            200,
            """
            {"TaskState":"Completed","TaskStatus":"Warning",
             "Messages":[{"MessageId":"Base.1.8.ResetRequired","Message":"reset it"}]}\
            """);
    assertThat(view)
        .isInstanceOfSatisfying(
            TaskView.Finished.class,
            finished -> {
              assertThat(finished.withWarnings()).isTrue();
              assertThat(finished.text()).isEqualTo("reset it");
            });
  }

  @Test
  void aPercentageMayBeMissingOrOutOfRange() {
    assertThat(percent("{\"TaskState\":\"Running\"}")).isNull();
    assertThat(percent("{\"TaskState\":\"Running\",\"PercentComplete\":null}")).isNull();
    assertThat(percent("{\"TaskState\":\"Running\",\"PercentComplete\":250}")).isEqualTo(100);
    assertThat(percent("{\"TaskState\":\"Running\",\"PercentComplete\":42}")).isEqualTo(42);
  }

  private Integer percent(String body) {
    return ((TaskView.Running) view(200, body)).percent();
  }

  @Test
  void aTaskThatGoesOnAsAJobSaysWhere() {
    var view =
        view(
            200,
            """
            {"TaskState":"Completed","TaskStatus":"OK","Messages":[
              {"MessageId":"Update.1.1.OperationTransitionedToJob",
               "MessageArgs":["/redfish/v1/JobService/Jobs/JobR000001-Update"]}]}\
            """);
    assertThat(view)
        .isEqualTo(new TaskView.TransitionedToJob("/redfish/v1/JobService/Jobs/JobR000001-Update"));
  }

  @Test
  void aTaskThatIsGoneIsNoFailure() {
    assertThat(view(404, "{}")).isEqualTo(new TaskView.Vanished());
  }

  @Test
  void aMonitorRunsUntilItAnswersForTheOperation() {
    assertThat(view(202, "{}")).isInstanceOf(TaskView.Running.class);
    routes.on("GET " + TASK, Script.empty(204));
    assertThat(TaskReader.read(bmc, new TaskRef(TASK))).isInstanceOf(TaskView.Finished.class);
    assertThat(
            view(
                200,
                "{\"error\":{\"@Message.ExtendedInfo\":[{\"MessageId\":\"Base.1.4.Success\"}]}}"))
        .isInstanceOf(TaskView.Finished.class);
    assertThat(view(400, "{}")).isInstanceOf(TaskView.FailedTask.class);
  }

  @Test
  void anExportedProfileIsTheAnswerItself() {
    routes.on(
        "GET " + TASK,
        (_, line) ->
            line.answer(
                200,
                "<SystemConfiguration/>".getBytes(StandardCharsets.UTF_8),
                "Content-Type: application/xml"));
    assertThat(TaskReader.read(bmc, new TaskRef(TASK)))
        .isInstanceOfSatisfying(
            TaskView.Document.class,
            document -> {
              assertThat(new String(document.content(), StandardCharsets.UTF_8))
                  .isEqualTo("<SystemConfiguration/>");
              assertThat(document.contentType()).isEqualTo("application/xml");
            });
  }

  private static Reply reply(String body, Optional<String> location) {
    var json = body.isEmpty() ? null : JsonMapper.shared().readTree(body);
    return new Reply(
        202, Map.of(), Optional.ofNullable(json), new byte[0], location, Optional.empty());
  }

  @Test
  void theTaskIsFoundWhereverTheVendorPutIt() {
    var dell = reply("", Optional.of("/redfish/v1/TaskService/Tasks/JID_1"));
    assertThat(TaskRef.from(dell)).contains(new TaskRef("/redfish/v1/TaskService/Tasks/JID_1"));
    var openbmc =
        reply(
            "{\"@odata.id\":\"/redfish/v1/TaskService/Tasks/0\",\"TaskState\":\"Running\"}",
            Optional.of("/redfish/v1/TaskService/TaskMonitors/0"));
    assertThat(TaskRef.from(openbmc)).contains(new TaskRef("/redfish/v1/TaskService/Tasks/0"));
    var hpe = reply("{\"TaskMonitor\":\"/redfish/v1/TaskMonitors/9/\"}", Optional.empty());
    assertThat(TaskRef.from(hpe)).contains(new TaskRef("/redfish/v1/TaskMonitors/9"));
    var supermicro =
        reply(
            """
            {"Accepted":{"code":"Base.v1_10_3.Accepted","@Message.ExtendedInfo":[
              {"MessageId":"SMC.1.0.OemSimpleupdateAcceptedMessage",
               "MessageArgs":["/redfish/v1/TaskService/Tasks/7"]}]}}\
            """,
            Optional.empty());
    assertThat(TaskRef.from(supermicro)).contains(new TaskRef("/redfish/v1/TaskService/Tasks/7"));
    assertThat(TaskRef.from(reply("{}", Optional.empty()))).isEmpty();
    assertThat(TaskRef.from(reply("", Optional.empty()))).isEmpty();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "tasks_1_completed.json, Finished",
    "tasks_1_failed.json, FailedTask",
    "tasks_1_running.json, Running",
    "tasks_1_scheduled.json, Running",
    "tasks_1_starting.json, Running",
    "tasks_1_pending.json, Running",
    "tasks_1_unknown.json, Running",
    "task_monitor.json, Finished",
    "task2.json, Running",
  })
  void recordedTasksAreUnderstood(String name, String view) throws Exception {
    var file = Recording.file("samples").orElseGet(() -> abort("no recorded samples here"));
    var body = Recording.entries(file, name).get("/tasks/" + name);
    assertThat(view(200, new String(body, StandardCharsets.UTF_8)).getClass().getSimpleName())
        .isEqualTo(view);
  }
}
