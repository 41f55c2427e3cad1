package org.hwautomation.fleet.bios.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hwautomation.fleet.FleetFixture.ADMIN;
import static org.hwautomation.fleet.FleetFixture.LOGIN;
import static org.hwautomation.fleet.FleetFixture.OPERATOR;
import static org.hwautomation.fleet.FleetFixture.VIEWER;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.fleet.FakeBmc;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.AccessDenied;
import org.hwautomation.fleet.audit.AuditEntry;
import org.hwautomation.fleet.audit.AuditQuery;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.NewServer;
import org.hwautomation.fleet.server.ServerChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComplianceTest {

  @TempDir Path directory;
  private FleetFixture fixture;
  private Fleet fleet;
  private ComplianceRules rules;
  private Waivers waivers;
  private Compliance compliance;
  private ComplianceRenewal renewal;
  private FakeBmc machine;
  private UUID server;

  @BeforeEach
  void open() {
    fixture = new FleetFixture(directory);
    fleet = fixture.fleet;
    var database = fixture.database;
    rules = new ComplianceRules(database, fleet.audit(), fixture.clock);
    waivers =
        new Waivers(
            database,
            fleet.audit(),
            new TimeOrderedId(fixture.clock, new SecureRandom()),
            fixture.clock);
    compliance = new Compliance(database, fixture.clock);
    renewal =
        new ComplianceRenewal(
            database,
            fleet.biosSnapshots(),
            fleet.biosRegistries(),
            fleet.catalogs()::current,
            fixture.clock);
    machine = new FakeBmc("Contoso", "R1", "SN0001");
    server = enrol(8443, machine, "one");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void ruleIsMetBrokenOrUnknownByWhatTheServerSaid() {
    save("uefi", Map.of("BootMode", List.of("Uefi")));
    save("few-retries", Map.of("Retries", List.of(1L, 2L)));
    save("password-set", Map.of("AdminPassword", List.of("x")));
    save("no-such", Map.of("TurboMode", List.of("on")));
    read();

    assertThat(result("uefi").outcome()).isEqualTo(Outcome.MET);
    var broken = result("few-retries");
    assertThat(broken.outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(broken.breaches())
        .containsExactly(new Breach("Retries", 3L, List.of(1L, 2L), "", "", ""));
    assertThat(result("password-set").outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(result("no-such").why()).contains("no attribute TurboMode");
  }

  @Test
  void whatIsUnknownIsNeverMet() {
    save("uefi", Map.of("BootMode", List.of("Uefi")));
    renewal.renew();
    assertThat(result("uefi").why()).isEqualTo("its BIOS was never read");

    machine.biosKnown = false;
    read();
    assertThat(result("uefi").outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(result("uefi").why()).contains("off or in POST");
  }

  @Test
  void whatIsBrokenIsToldEvenWhereTheRestIsUnknown() {
    var require = new java.util.LinkedHashMap<String, List<Object>>();
    require.put("TurboMode", List.of("on"));
    require.put("QuietBoot", List.of(false));
    rules.save(OPERATOR, rule("both", RuleScope.EVERYWHERE, require));
    read();

    assertThat(result("both").outcome()).isEqualTo(Outcome.BROKEN);
  }

  @Test
  void resultFollowsTheServerTheRuleAndItsScope() {
    save("uefi", Map.of("BootMode", List.of("Uefi")));
    read();
    assertThat(renewal.renew()).as("nothing changed").isZero();

    machine.attributes.put("BootMode", "Bios");
    read();
    assertThat(result("uefi").outcome()).isEqualTo(Outcome.BROKEN);

    save("uefi", Map.of("BootMode", List.of("Uefi", "Bios")));
    renewal.renew();
    assertThat(result("uefi").outcome()).isEqualTo(Outcome.MET);

    var tagged =
        new RuleScope(List.of("cont*"), List.of(), List.of(), List.of("prod"), List.of("default"));
    rules.save(OPERATOR, rule("uefi", tagged, Map.of("BootMode", List.of("Uefi"))));
    renewal.renew();
    assertThat(results()).isEmpty();
    fleet.servers().update(OPERATOR, server, ServerChange.NOTHING.tags(List.of("prod")));
    renewal.renew();
    assertThat(result("uefi").outcome()).isEqualTo(Outcome.BROKEN);

    rules.remove(OPERATOR, "uefi");
    renewal.renew();
    assertThat(results()).isEmpty();
  }

  @Test
  void waiverLastsUntilItsEndAndThenTheRuleBitesAgain() {
    save("few-retries", Map.of("Retries", List.of(1L)));
    read();
    var until = fixture.clock.instant().plus(Duration.ofDays(2));
    var waiver = waivers.grant(OPERATOR, "few-retries", server, "new cable is on its way", until);
    renewal.renew();

    assertThat(result("few-retries").outcome()).isEqualTo(Outcome.WAIVED);
    assertThat(result("few-retries").waivedUntil()).contains(until);
    assertThat(report(ReportBy.RULE)).containsExactly(new ReportLine("few-retries", 0, 0, 1, 0));
    assertThat(remedies()).isEmpty();

    fixture.clock.advance(Duration.ofDays(3));
    assertThat(result("few-retries").outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(result("few-retries").waivedUntil()).as("shows as expired").contains(until);
    assertThat(waivers.list(VIEWER)).extracting(Waiver::id).containsExactly(waiver.id());
    assertThat(waiver.expired(fixture.clock.instant())).isTrue();
  }

  @Test
  void waiverOfAScopeEndsWhenItIsWithdrawn() {
    save("few-retries", Map.of("Retries", List.of(1L)));
    read();
    var site = new RuleScope(List.of(), List.of(), List.of(), List.of(), List.of("def*"));
    var until = fixture.clock.instant().plus(Duration.ofDays(2));
    var waiver = waivers.grant(OPERATOR, "few-retries", site, "being rebuilt", until);
    renewal.renew();
    assertThat(result("few-retries").outcome()).isEqualTo(Outcome.WAIVED);

    waivers.withdraw(OPERATOR, waiver.id());
    renewal.renew();
    assertThat(result("few-retries").outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(result("few-retries").waivedUntil()).isEmpty();
    assertThat(fleet.audit().find(ADMIN, AuditQuery.newest(2)))
        .extracting(AuditEntry::action)
        .containsExactly("bios-waiver.withdraw", "bios-waiver.grant");
  }

  @Test
  void waiverNeedsAReasonAnEndToComeAndItsRule() {
    save("uefi", Map.of("BootMode", List.of("Uefi")));
    var later = fixture.clock.instant().plusSeconds(60);

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> waivers.grant(OPERATOR, "uefi", server, " ", later))
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("reason-missing"));
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> waivers.grant(OPERATOR, "uefi", server, "why", fixture.clock.instant()))
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("expiry-past"));
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> waivers.grant(OPERATOR, "other", server, "why", later))
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("rule-unknown"));
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(() -> waivers.grant(VIEWER, "uefi", server, "why", later));
  }

  @Test
  void reportCountsEveryServerOnceByItsWorst() {
    enrol(8444, new FakeBmc("Contoso", "R2", "SN0002"), "two");
    save("uefi", Map.of("BootMode", List.of("Uefi")));
    save("few-retries", Map.of("Retries", List.of(1L)));
    read();

    assertThat(report(ReportBy.MODEL))
        .containsExactly(new ReportLine("R1", 0, 1, 0, 0), new ReportLine("R2", 0, 0, 0, 1));
    assertThat(report(ReportBy.SITE)).containsExactly(new ReportLine("default", 0, 1, 0, 1));
    assertThat(report(ReportBy.RULE))
        .containsExactly(
            new ReportLine("few-retries", 0, 1, 0, 1), new ReportLine("uefi", 1, 0, 0, 1));
  }

  @Test
  void serversThatNeedTheSameAreOneRemedy() {
    var other = enrol(8444, new FakeBmc("Contoso", "R2", "SN0002"), "two");
    save("few-retries", Map.of("Retries", List.of(1L, 2L)));
    save("loud", Map.of("QuietBoot", List.of("false")));
    fleet.biosReadings().refresh(OPERATOR, other);
    read();

    assertThat(remedies())
        .containsExactly(
            new Remedy(List.of("one", "two"), Map.of("QuietBoot", false, "Retries", 1L), Map.of()));
  }

  @Test
  void pagesFollowEachOther() {
    for (int i = 0; i < 5; i++) save("rule-" + i, Map.of("BootMode", List.of("Uefi")));
    read();

    var first = compliance.results(VIEWER, ResultQuery.all(3));
    var second = compliance.results(VIEWER, ResultQuery.all(3).after(first.next().orElseThrow()));
    assertThat(first.items())
        .extracting(ComplianceResult::rule)
        .containsExactly("rule-0", "rule-1", "rule-2");
    assertThat(second.items())
        .extracting(ComplianceResult::rule)
        .containsExactly("rule-3", "rule-4");
    assertThat(second.next()).isEmpty();
  }

  @Test
  void rulesAreChangedOnlyByWhoMayAndOnRecord() {
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(
            () -> rules.save(VIEWER, rule("x", RuleScope.EVERYWHERE, Map.of("A", List.of("b")))));
    save("uefi", Map.of("BootMode", List.of("Uefi")));
    assertThat(fleet.audit().find(ADMIN, AuditQuery.newest(1)).getFirst().action())
        .isEqualTo("bios-rule.save");
    assertThat(rules.list(VIEWER).getFirst().updatedBy()).isEqualTo("otto");
  }

  private List<ReportLine> report(ReportBy by) {
    return compliance.report(VIEWER, by);
  }

  private List<Remedy> remedies() {
    return compliance.remedies(VIEWER, ResultQuery.all(1));
  }

  private List<ComplianceResult> results() {
    return compliance.results(VIEWER, ResultQuery.all(100)).items();
  }

  private ComplianceResult result(String rule) {
    return compliance
        .results(VIEWER, ResultQuery.all(10).ofServer(server).ofRule(rule))
        .items()
        .getFirst();
  }

  private void read() {
    fleet.biosReadings().refresh(OPERATOR, server);
    renewal.renew();
  }

  private void save(String name, Map<String, List<Object>> attributes) {
    rules.save(OPERATOR, rule(name, RuleScope.EVERYWHERE, attributes));
  }

  private static ComplianceRule rule(
      String name, RuleScope scope, Map<String, List<Object>> attributes) {
    return new ComplianceRule(
        name, name + " must hold", Severity.WARNING, scope, new Requirement(attributes, Map.of()));
  }

  private UUID enrol(int port, FakeBmc bmc, String name) {
    fixture.bmcs.add("127.0.0.1", port, bmc);
    var endpoint = Endpoint.onFirstUse("127.0.0.1", port);
    return fleet.servers().enrol(OPERATOR, NewServer.at(endpoint, LOGIN).named(name)).id();
  }
}
