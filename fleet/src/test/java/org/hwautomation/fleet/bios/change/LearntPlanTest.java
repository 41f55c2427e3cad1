package org.hwautomation.fleet.bios.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hwautomation.fleet.FleetFixture.ADMIN;
import static org.hwautomation.fleet.FleetFixture.LOGIN;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.driver.Method;
import org.hwautomation.fleet.FakeBmc;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.devicetype.MethodUse;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.NewServer;
import org.hwautomation.fleet.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plans while more and more is learnt. Machines and results are made up.
class LearntPlanTest {

  private static final BiosChangeRequest WISH = BiosChangeRequest.of(Map.of("QuietBoot", false));

  @TempDir Path directory;
  private FleetFixture fixture;
  private BiosPlanMaker plans;
  private Server server;

  @BeforeEach
  void enrol() {
    fixture = new FleetFixture(directory);
    var bmc = fixture.bmcs.add("127.0.0.1", 8443, new FakeBmc("Contoso", "R1", "S1"));
    bmc.hasTool = true;
    server =
        fixture
            .fleet
            .servers()
            .enrol(ADMIN, NewServer.at(Endpoint.onFirstUse("127.0.0.1", 8443), LOGIN));
    plans =
        new BiosPlanMaker(
            fixture.fleet.connections(),
            fixture.fleet.catalogs(),
            fixture.fleet.biosProfiles(),
            new Experience(fixture.database, fixture.clock),
            fixture.windows());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void whatWasLearntIsInThePlanWithItsFigures() {
    assertThat(change(plans.plan(server, WISH)).methodReason()).contains("nothing was measured");

    remember(Method.REDFISH, "REJECTED", 5);
    remember(Method.REDFISH, "APPLIED", 1);
    remember(Method.VENDOR_TOOL, "APPLIED", 6);

    var learnt = change(plans.plan(server, WISH));
    assertThat(learnt.method()).isEqualTo(MethodUse.TOOL_FALLBACK);
    assertThat(learnt.methodReason())
        .contains("R1 with BMC 2.10")
        .contains("Redfish did not take it in 5 of 6 tries")
        .contains("the vendor's tool took it in 6 of 6 tries");
  }

  @Test
  void anOldFailureDoesNotCountForEver() {
    remember(Method.REDFISH, "REJECTED", 6);
    remember(Method.VENDOR_TOOL, "APPLIED", 6);
    fixture.clock.advance(Duration.ofDays(91));

    assertThat(change(plans.plan(server, WISH)).method()).isEqualTo(MethodUse.UNKNOWN);
  }

  @Test
  void anApprovedPlanRunsAsItWasSeenWhateverWasLearntSince() {
    var seen = plans.plan(server, WISH).hash();
    remember(Method.REDFISH, "REJECTED", 6);
    remember(Method.VENDOR_TOOL, "APPLIED", 6);

    var seenLater = plans.plan(server, WISH).hash();
    assertThat(seenLater).isNotEqualTo(seen);
    assertThat(plans.plan(server, WISH, seen).hash()).isEqualTo(seen);
    assertThat(plans.plan(server, WISH, seenLater).hash()).isEqualTo(seenLater);

    fixture.database.sql("DELETE FROM bios_setting_result").update();
    var asSeen = plans.plan(server, WISH, seenLater);
    assertThat(asSeen.hash()).isEqualTo(seenLater);
    assertThat(change(asSeen).methodReason()).contains("6 of 6 tries");
  }

  @Test
  void aFigureThatMovesDoesNotMoveTheHash() {
    remember(Method.REDFISH, "APPLIED", 4);
    var seen = plans.plan(server, WISH);
    remember(Method.REDFISH, "APPLIED", 1);

    var now = plans.plan(server, WISH);

    assertThat(change(now).methodReason()).isNotEqualTo(change(seen).methodReason());
    assertThat(now.hash()).isEqualTo(seen.hash()).isNotEqualTo(Optional.empty());
  }

  private static SettingChange change(BiosChangePlan plan) {
    assertThat(plan.faults()).isEmpty();
    return plan.changes().getFirst();
  }

  private void remember(Method method, String outcome, int times) {
    for (int i = 0; i < times; i++) {
      fixture
          .database
          .sql(
              """
              INSERT INTO bios_setting_result (job, step, attribute, method, vendor, model, bmc_version, bios_version,
                                               outcome, at)
              VALUES (?, 'read', 'QuietBoot', ?, 'Contoso', 'R1', '2.10', '1.8.2', ?, ?)
              """)
          .params(UUID.randomUUID(), method.name(), outcome, Database.time(fixture.clock.instant()))
          .update();
    }
  }
}
