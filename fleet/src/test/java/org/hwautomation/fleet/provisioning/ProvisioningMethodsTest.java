package org.hwautomation.fleet.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hwautomation.fleet.FleetFixture.ADMIN;
import static org.hwautomation.fleet.FleetFixture.LOGIN;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.Method;
import org.hwautomation.fleet.FakeBmc;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.bios.change.Experience;
import org.hwautomation.fleet.bios.change.SettingChange;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.devicetype.MethodUse;
import org.hwautomation.fleet.measure.StepTimes;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.NewServer;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.step.StageBios;
import org.hwautomation.fleet.step.VerifyBios;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// By which way provisioning writes BIOS settings. Machines and results are made up.
class ProvisioningMethodsTest {

  private static final String TYPE =
      """
      name: web
      match: [{vendor: Contoso, model: "*"}]
      bios:
        settings:
          QuietBoot: false
          Retries: 5
      """;

  @TempDir Path directory;
  private FleetFixture fixture;
  private FakeBmc bmc;
  private PlanMaker plans;
  private Server server;

  @BeforeEach
  void enrol() {
    fixture = new FleetFixture(directory);
    bmc = fixture.bmcs.add("127.0.0.1", 8443, new FakeBmc("Contoso", "R1", "S1"));
    bmc.hasTool = true;
    server =
        fixture
            .fleet
            .servers()
            .enrol(ADMIN, NewServer.at(Endpoint.onFirstUse("127.0.0.1", 8443), LOGIN));
    plans =
        new PlanMaker(
            fixture.fleet.connections(),
            fixture.fleet.catalogs(),
            fixture.fleet.firmware(),
            fixture.fleet.baselineAnalysis(),
            fixture.windows(),
            new StepTimes(fixture.database),
            new Experience(fixture.database, fixture.clock));
    deviceType("");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aRuleOfTheDeviceTypeSaysTheWayAndThePlanSaysTheRule() {
    deviceType("methods: [{setting: Retries, use: vendor_only}]\n");

    var plan = plan(Optional.empty());

    assertThat(change(plan, "Retries").method()).isEqualTo(MethodUse.VENDOR_ONLY);
    assertThat(change(plan, "Retries").methodReason()).contains("device type web says so");
    assertThat(change(plan, "QuietBoot").method()).isEqualTo(MethodUse.UNKNOWN);
    assertThat(stagedBy(plan)).isEqualTo(Map.of("QuietBoot", "[]", "Retries", "[\"VENDOR_TOOL\"]"));
    assertThat(steps(plan, StageBios.KIND))
        .anyMatch(step -> step.reason().contains("device type web says so for Retries"));
    assertThat(steps(plan, VerifyBios.KIND))
        .as("what each step staged is read back")
        .extracting(step -> step.arguments().path("stageStep").asString(""))
        .containsExactly("bios-stage-1", "bios-stage-1-2");
    assertThat(plan.hash()).isNotEqualTo(planWithout());
  }

  @Test
  void aWayThatTheServerDoesNotOfferIsAFaultBeforeAnythingHappens() {
    deviceType("methods: [{setting: Retries, use: vendor_only}]\n");
    bmc.hasTool = false;

    var plan = plan(Optional.empty());

    assertThat(plan.plan()).isEmpty();
    assertThat(plan.faults())
        .anyMatch(
            fault -> fault.where().equals("Retries") && fault.code().equals("method-not-offered"));
  }

  @Test
  void whatWasMeasuredCountsAndAnApprovedPlanKeepsWhatItShowed() {
    var before = plan(Optional.empty()).hash();
    remember(Method.REDFISH, "REJECTED");
    remember(Method.VENDOR_TOOL, "APPLIED");

    var learnt = plan(Optional.empty());

    assertThat(change(learnt, "QuietBoot").method()).isEqualTo(MethodUse.TOOL_FALLBACK);
    assertThat(change(learnt, "QuietBoot").methodReason()).contains("6 of 6 tries");
    assertThat(learnt.hash()).isNotEqualTo(before);
    assertThat(plan(before).hash()).as("as approved").isEqualTo(before);

    fixture.database.sql("DELETE FROM bios_setting_result").update();
    assertThat(plan(learnt.hash()).hash()).as("as approved").isEqualTo(learnt.hash());
  }

  private Optional<Sha256> planWithout() {
    deviceType("");
    return plan(Optional.empty()).hash();
  }

  private ServerPlan plan(Optional<Sha256> approved) {
    return plans.plan(server, ProvisionRequest.standard(), approved);
  }

  private void deviceType(String methods) {
    FleetFixture.write(directory.resolve("config/device-types/web.yaml"), TYPE + methods);
    fixture.fleet.catalogs().reload(ADMIN);
  }

  private static SettingChange change(ServerPlan plan, String attribute) {
    assertThat(plan.faults()).isEmpty();
    return plan.changes().stream()
        .filter(change -> change.difference().attribute().equals(attribute))
        .findFirst()
        .orElseThrow();
  }

  private static List<org.hwautomation.jobs.plan.PlanStep> steps(ServerPlan plan, String kind) {
    return plan.plan().orElseThrow().steps().stream()
        .filter(step -> step.kind().equals(kind))
        .toList();
  }

  private static Map<String, String> stagedBy(ServerPlan plan) {
    var methods = new TreeMap<String, String>();
    for (var step : steps(plan, StageBios.KIND)) {
      for (var name : step.arguments().path("attributes").propertyNames()) {
        methods.put(name, step.arguments().path("methods").toString());
      }
    }
    return methods;
  }

  private void remember(Method method, String outcome) {
    for (int i = 0; i < 6; i++) {
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
