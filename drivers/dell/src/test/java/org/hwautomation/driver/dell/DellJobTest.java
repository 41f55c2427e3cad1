package org.hwautomation.driver.dell;

import static org.assertj.core.api.Assertions.assertThat;

import org.hwautomation.redfish.client.Resource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// One job in the words of its three views, and in those of old firmware (fact book 3.6).
class DellJobTest {

  private static DellJob job(String json) {
    return DellJob.of(new Resource("/job", new JsonMapper().readTree(json), ""));
  }

  @Test
  void theTaskViewSaysStartingOfAScheduledJob() {
    var job =
        job(
            """
            {"Id": "JID_1", "Name": "Configure: RAID.Integrated.1-1", "TaskState": "Starting",
             "TaskStatus": "OK", "PercentComplete": 0,
             "Messages": [{"MessageId": "IDRAC.2.5.JCP001", "Message": "scheduled"}],
             "Oem": {"Dell": {"JobState": "Scheduled", "JobType": "RAIDConfiguration"}}}
            """);

    assertThat(job.phase()).isEqualTo(DellJob.Phase.SCHEDULED);
    assertThat(job.type()).isEqualTo("RAIDConfiguration");
  }

  @Test
  void theDmtfViewSaysSoOnlyByItsMessage() {
    var job =
        job(
            """
            {"Id": "JID_1", "Name": "ConfigBIOS:BIOS.Setup.1-1", "JobState": "Starting",
             "JobStatus": "OK",
             "Messages": [{"MessageId": "IDRAC.2.9.JCP001", "Message": "scheduled"}]}
            """);

    assertThat(job.phase()).isEqualTo(DellJob.Phase.SCHEDULED);
    assertThat(job.configuresBios()).isTrue();
  }

  @Test
  void completedWithCriticalStatusHasFailed() {
    var job = job("{\"Id\": \"JID_1\", \"JobState\": \"Completed\", \"JobStatus\": \"Critical\"}");

    assertThat(job.phase()).isEqualTo(DellJob.Phase.FAILED);
  }

  /// Recorded on an R740 with iDRAC9 3.15.
  @Test
  void morePercentThanAHundredIsNoProgress() {
    var job = job("{\"Id\": \"JID_1\", \"JobState\": \"Running\", \"PercentComplete\": 254}");

    assertThat(job.percent()).isNull();
  }
}
