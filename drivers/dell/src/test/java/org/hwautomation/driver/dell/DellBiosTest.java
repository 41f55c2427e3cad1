package org.hwautomation.driver.dell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.ServerContext;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosDifference;
import org.hwautomation.driver.testkit.RecordedBmc;
import org.hwautomation.driver.testkit.Recording;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// D1 of the fact book on the recorded R750, step by step.
class DellBiosTest {

  private static final String SETTINGS = "/redfish/v1/Systems/System.Embedded.1/Bios/Settings";
  private static final String JOBS = "/redfish/v1/Managers/iDRAC.Embedded.1/Oem/Dell/Jobs";

  private final RecordedBmc bmc = new RecordedBmc(Recording.named("dell-r750-idrac9-6.00.30.00"));
  private final BiosConfiguration bios =
      new DellDriver()
          .open(
              bmc,
              new ServerContext(InstantSource.system(), _ -> Optional.empty(), Optional.empty()))
          .must(BiosConfiguration.class);

  @Test
  void whatUnlocksAnAttributeComesInAPassOfItsOwn() {
    var plan = bios.compare(Map.of("ProcPwrPerf", "SysDbpm"), List.of());

    assertThat(plan.faults()).isEmpty();
    assertThat(plan.changes())
        .extracting(BiosDifference::attribute, BiosDifference::to, BiosDifference::pass)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("SysProfile", "Custom", 1),
            org.assertj.core.groups.Tuple.tuple("ProcPwrPerf", "SysDbpm", 2));
  }

  @Test
  void wishesThatExcludeEachOtherAreAConflict() {
    var plan =
        bios.compare(Map.of("ProcPwrPerf", "SysDbpm", "SysProfile", "PerfOptimized"), List.of());

    assertThat(plan.changes()).isEmpty();
    assertThat(plan.faults()).hasSize(1);
    assertThat(plan.faults().getFirst().code()).isEqualTo("conflict");
  }

  @Test
  void stagingNamesTheApplyTimeAndKeepsTheJob() {
    bmc.on("PATCH", SETTINGS, _ -> RecordedBmc.reply(202, "/redfish/v1/TaskService/Tasks/JID_1"));

    var ticket = bios.stage(Map.of("ProcVirtualization", "Disabled"));

    assertThat(ticket.path("job").asString("")).isEqualTo("JID_1");
    var sent = bmc.writes().getLast().body();
    assertThat(sent.at("/@Redfish.SettingsApplyTime/ApplyTime").asString("")).isEqualTo("OnReset");
  }

  @Test
  void resetIsAwaitedOnlyOnceTheJobIsScheduled() {
    var ticket = JsonNodeFactory.instance.objectNode().put("job", "JID_1");

    bmc.show(JOBS + "/JID_1", job("New", "JCP000"));
    assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.Preparing.class);
    bmc.show(JOBS + "/JID_1", job("Scheduled", "JCP001"));
    assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.AwaitingReset.class);
    bmc.show(JOBS + "/JID_1", job("Scheduled", "PR30"));
    assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.Refused.class);
    bmc.show(JOBS + "/JID_1", job("CompletedWithErrors", "PR31"));
    assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.Refused.class);
    bmc.show(JOBS + "/JID_1", job("Completed", "PR19"));
    assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
  }

  private static JsonNode job(String state, String messageId) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Id", "JID_1")
        .put("JobType", "BIOSConfiguration")
        .put("JobState", state)
        .put("MessageId", messageId);
  }
}
