package org.hwautomation.fleet.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hwautomation.acceptance.peer.HostOfBmc;
import org.hwautomation.acceptance.peer.IpmiSim;
import org.hwautomation.acceptance.peer.Peer;
import org.hwautomation.jobs.JobEvent;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.Schema;
import org.hwautomation.postgres.testing.TestDatabase;
import org.hwautomation.simulator.fault.Effect;
import org.hwautomation.simulator.fault.FaultRule;
import org.hwautomation.simulator.fault.Occurrence;
import org.hwautomation.simulator.machine.Happening;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Provisioning a server whose Redfish service refuses to switch the host, by the real `ipmitool`.
class IpmiProvisioningTest {

  @TempDir Path directory;

  @Test
  void hostIsRestartedByIpmiWhenRedfishRefusesAndTheJobSaysWhy() throws Exception {
    Peer.installed("ipmitool", "ipmitool");
    var persona = Persona.GENERIC;
    try (var database = new HikariDataSource();
        var bench = new Workbench(persona, directory)) {
      database.setDataSource(TestDatabase.create().dataSource());
      Schema.migrate(database);
      var host = new HostOfBmc(bench.bmc().machine());
      refuseResets(bench.bmc());
      try (var ipmi = IpmiSim.start(Files.createDirectory(directory.resolve("ipmi")), host)) {
        bench.ipmi(ipmi.access());
        var job = bench.submit(database, bench.plan(persona.settings()));
        bench.run(database, job);

        var end = bench.job(database, job);
        assertThat(end.state()).as(end.summary().now()).isEqualTo(JobState.SUCCEEDED);
        assertThat(persona.isConfigured(bench.bmc())).isTrue();
        assertThat(bench.bmc().history().flashes())
            .extracting(Happening.Flash::component)
            .doesNotHaveDuplicates()
            .contains("BIOS");
        assertThat(host.commands()).contains("shutdown 1", "power 1");
        assertThat(restarts(bench.bmc())).hasSizeBetween(1, 2);
        assertThat(bench.events(database, job))
            .filteredOn(event -> event.code().equals("method-fallback"))
            .isNotEmpty()
            .extracting(JobEvent::text)
            .allMatch(text -> text.startsWith("Power by REDFISH did not work"))
            .allMatch(text -> text.endsWith("trying the next way"));
        assertThat(end.steps())
            .filteredOn(step -> step.result().path("restarted").asBoolean(false))
            .extracting(step -> step.result().path("method").asString())
            .isNotEmpty()
            .containsOnly("IPMI");
      }
    }
  }

  private static List<Happening.HostReboot> restarts(SimulatedBmc bmc) {
    return bmc.history().of(Happening.HostReboot.class);
  }

  private static void refuseResets(SimulatedBmc bmc) {
    bmc.fault(
        new FaultRule(
            "reset-refused",
            new Effect.Refuse(405, "OperationNotAllowed"),
            "POST",
            "*/Actions/ComputerSystem.Reset",
            Occurrence.ALWAYS));
  }
}
