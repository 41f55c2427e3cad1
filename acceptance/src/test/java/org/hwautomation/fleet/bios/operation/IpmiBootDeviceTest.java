package org.hwautomation.fleet.bios.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hwautomation.acceptance.peer.HostOfBmc;
import org.hwautomation.acceptance.peer.IpmiSim;
import org.hwautomation.acceptance.peer.Peer;
import org.hwautomation.fleet.provisioning.Persona;
import org.hwautomation.fleet.provisioning.Workbench;
import org.hwautomation.jobs.JobEvent;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.Schema;
import org.hwautomation.postgres.testing.TestDatabase;
import org.hwautomation.simulator.fault.Effect;
import org.hwautomation.simulator.fault.FaultRule;
import org.hwautomation.simulator.fault.Occurrence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Booting once from the network where the Redfish service refuses to be told, by the real
/// `ipmitool` and the real `ipmi_sim`.
class IpmiBootDeviceTest {

  @TempDir Path directory;

  @Test
  void bootDeviceGoesByIpmiWhenRedfishRefusesAndTheJobSaysWhyAndWhatIsNotProven() throws Exception {
    Peer.installed("ipmitool", "ipmitool");
    try (var database = new HikariDataSource();
        var bench = new Workbench(Persona.GENERIC, directory)) {
      database.setDataSource(TestDatabase.create().dataSource());
      Schema.migrate(database);
      var host = new HostOfBmc(bench.bmc().machine());
      try (var ipmi = IpmiSim.start(Files.createDirectory(directory.resolve("ipmi")), host)) {
        bench.ipmi(ipmi.access());
        var request = BiosOperationRequest.of(Deed.BOOT_ONCE.asked(bench));
        var prospect = new Prospects(bench.server()).of(request.operation());
        assertThat(prospect.faults()).isEmpty();
        var plan =
            OperationPlanner.plan(
                bench.server().name(), bench.server().identify(), prospect, request);
        bench
            .bmc()
            .fault(
                new FaultRule(
                    "boot-refused",
                    new Effect.Refuse(405, "OperationNotAllowed"),
                    "PATCH",
                    "/redfish/v1/Systems/1",
                    Occurrence.ALWAYS));

        var job = bench.submit(database, plan);
        bench.run(database, job);

        var end = bench.job(database, job);
        // ipmi_sim does not show that the device is valid: accepted, used, and not proven.
        assertThat(end.state()).as(end.summary().now()).isEqualTo(JobState.PARTLY_SUCCEEDED);
        assertThat(Deed.BOOT_ONCE.isDone(bench.bmc())).as("the machine did it").isTrue();
        assertThat(host.commands()).contains("boot pxe");
        assertThat(bench.events(database, job))
            .filteredOn(event -> event.code().equals("method-fallback"))
            .extracting(JobEvent::text)
            .isNotEmpty()
            .allMatch(text -> text.startsWith("BootOverride by REDFISH did not work"));
        assertThat(end.steps())
            .filteredOn(step -> step.key().equals("bios-act"))
            .extracting(step -> step.result().path("method").asString())
            .containsExactly("IPMI");
      }
    }
  }
}
