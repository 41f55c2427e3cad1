package org.hwautomation.fleet.bios.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hwautomation.fleet.FleetFixture.ADMIN;
import static org.hwautomation.fleet.FleetFixture.LOGIN;
import static org.hwautomation.fleet.FleetFixture.OPERATOR;
import static org.hwautomation.fleet.FleetFixture.VIEWER;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.Identity;
import org.hwautomation.fleet.FakeBmc;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.AccessDenied;
import org.hwautomation.fleet.audit.AuditEntry;
import org.hwautomation.fleet.audit.AuditQuery;
import org.hwautomation.fleet.bios.profile.ProfileVersion.Origin;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.NewServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BiosProfilesTest {

  @TempDir Path directory;
  private FleetFixture fixture;
  private BiosProfiles profiles;

  @BeforeEach
  void open() {
    FleetFixture.write(
        directory.resolve("config/device-types/web.yaml"),
        """
        name: web
        description: Web server
        match: [{vendor: Contoso}]
        preserve: ["*Mac*"]
        bios:
          settings: {QuietBoot: true}
          intents: {virtualization: on}
          sections:
            - vendor: Contoso
              settings: {Retries: 5}
              intents: {turbo: off}
            - vendor: Other
              settings: {Retries: 9}
        """);
    fixture = new FleetFixture(directory);
    profiles = fixture.fleet.biosProfiles();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  static BiosProfile profile(String name, Map<String, Object> settings) {
    return new BiosProfile(name, "", Optional.empty(), settings, Map.of(), List.of());
  }

  private static String codeOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(Problem.class, call).code();
  }

  @Test
  void everySaveIsAVersionAndOldOnesStay() {
    profiles.create(OPERATOR, profile("fast", Map.of("Turbo", "Enabled")));
    var second =
        profiles.save(OPERATOR, profile("fast", Map.of("Turbo", "Disabled")), Optional.of(1));

    assertThat(second.number()).isEqualTo(2);
    assertThat(profiles.history(VIEWER, "fast"))
        .extracting(ProfileVersion::number)
        .containsExactly(2, 1);
    assertThat(profiles.version(VIEWER, "fast", 1).profile().settings())
        .containsEntry("Turbo", "Enabled");
    assertThat(second.savedBy()).isEqualTo("otto");
  }

  @Test
  void settingsAndIntentsKeepTheirOrderAndTypes() {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("Zebra", "x");
    settings.put("Apple", 5L);
    settings.put("Mango", true);

    profiles.create(OPERATOR, profile("ordered", settings));

    assertThat(profiles.find(VIEWER, "ordered").profile().settings())
        .containsExactlyEntriesOf(settings);
  }

  @Test
  void savingTheSameAgainIsNoNewVersion() {
    profiles.create(OPERATOR, profile("fast", Map.of("Turbo", "Enabled", "Retries", 3)));

    var again =
        profiles.save(
            OPERATOR, profile("fast", Map.of("Retries", 3, "Turbo", "Enabled")), Optional.empty());

    assertThat(again.number()).isEqualTo(1);
  }

  @Test
  void twoWritersDoNotOverwriteEachOther() {
    profiles.create(OPERATOR, profile("fast", Map.of("Turbo", "Enabled")));
    profiles.save(ADMIN, profile("fast", Map.of("Turbo", "Auto")), Optional.of(1));

    assertThat(
            codeOf(() ->
                profiles.save(OPERATOR, profile("fast", Map.of("Turbo", "Off")), Optional.of(1))))
        .isEqualTo("profile-changed");
    assertThat(codeOf(() -> profiles.create(OPERATOR, profile("fast", Map.of("A", "B")))))
        .isEqualTo("profile-name-taken");
  }

  @Test
  void aRemovedProfileIsGoneAndItsHistoryStaysAndGoesOn() {
    profiles.create(OPERATOR, profile("fast", Map.of("Turbo", "Enabled")));
    profiles.remove(OPERATOR, "fast");

    assertThat(codeOf(() -> profiles.find(VIEWER, "fast"))).isEqualTo("profile-unknown");
    assertThat(profiles.history(VIEWER, "fast")).hasSize(1);
    assertThat(profiles.create(OPERATOR, profile("fast", Map.of("Turbo", "Auto"))).number())
        .isEqualTo(2);
  }

  @Test
  void everyFaultIsNamedAtOnce() {
    var wrong =
        new BiosProfile(
            "Not A Name",
            "",
            Optional.empty(),
            Map.of("AdminPassword", "hunter2"),
            Map.of("trubo", "on", "boot-mode", "bios"),
            List.of());

    var problem = catchThrowableOfType(Problem.class, () -> profiles.create(OPERATOR, wrong));

    assertThat(problem.faults())
        .extracting(fault -> fault.where() + " " + fault.code())
        .containsExactlyInAnyOrder(
            "name name-invalid",
            "settings.AdminPassword secret-in-profile",
            "intents.trubo unknown-intent",
            "intents.boot-mode unknown-value");
    assertThat(problem.faults().toString()).doesNotContain("hunter2").contains("turbo");
  }

  @Test
  void viewersLookAndDoNotSave() {
    assertThat(profiles.list(VIEWER)).isNotEmpty();
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(() -> profiles.create(VIEWER, profile("x", Map.of("A", "B"))));
    assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> profiles.remove(VIEWER, "web"));
  }

  @Test
  void savingAndRemovingAreAudited() {
    profiles.create(OPERATOR, profile("fast", Map.of("Turbo", "Enabled")));
    profiles.remove(OPERATOR, "fast");

    assertThat(fixture.fleet.audit().find(ADMIN, AuditQuery.newest(10)))
        .extracting(AuditEntry::action)
        .containsSubsequence("bios-profile.remove", "bios-profile.save");
  }

  @Test
  void aDeviceTypeIsAProfileThatOnlyItsFileChanges() {
    var web = profiles.find(VIEWER, "web");

    assertThat(web.origin()).isEqualTo(Origin.DEVICE_TYPE);
    assertThat(web.profile().settings()).containsExactlyEntriesOf(Map.of("QuietBoot", true));
    assertThat(web.profile().intents()).containsExactlyEntriesOf(Map.of("virtualization", "on"));
    assertThat(web.savedBy()).isEqualTo("device-types/web.yaml");
    assertThat(codeOf(() -> profiles.create(OPERATOR, profile("web", Map.of("A", "B")))))
        .isEqualTo("profile-of-device-type");
    assertThat(codeOf(() -> profiles.remove(OPERATOR, "web"))).isEqualTo("profile-of-device-type");
  }

  @Test
  void aDeviceTypesSectionsAreLaidTogetherForAMachine() {
    var machine = new Identity("Contoso", "R1", "S", "u", "Contoso BMC", "1", "1", "");

    var web = profiles.forServer("web", machine);

    assertThat(web.settings()).containsOnly(Map.entry("QuietBoot", true), Map.entry("Retries", 5L));
    assertThat(web.intents())
        .containsOnly(Map.entry("virtualization", "on"), Map.entry("turbo", "off"));
    assertThat(web.preserve()).containsExactly("*Mac*");
  }

  @Test
  void aMisspelledNameIsAnsweredWithTheNearest() {
    var problem = catchThrowableOfType(Problem.class, () -> profiles.find(VIEWER, "wep"));

    assertThat(problem.whatToDo()).contains("web");
  }

  @Test
  void aServersSettingsBecomeAProfileWithoutWhatBelongsToThatServer() {
    var machine = new FakeBmc("Contoso", "R1", "SN0001");
    machine.attributes.put("SystemServiceTag", "SN0001");
    machine.attributes.put("NicMacAddress", "02:00:00:00:00:01");
    machine.attributes.put("SetBootOrderEn", "Disk.1");
    machine.attributes.put("Colour", "red");
    fixture.bmcs.add("127.0.0.1", 8443, machine);
    var server =
        fixture
            .fleet
            .servers()
            .enrol(OPERATOR, NewServer.at(Endpoint.onFirstUse("127.0.0.1", 8443), LOGIN));
    var imports = fixture.fleet.profileImports();
    assertThat(codeOf(() -> imports.fromServer(OPERATOR, server.id(), "like-1", "", List.of())))
        .isEqualTo("bios-never-read");
    fixture.fleet.biosReadings().refresh(OPERATOR, server.id());

    var made = imports.fromServer(OPERATOR, server.id(), "like-1", "", List.of("Col*"));

    assertThat(made.saved().profile().settings())
        .containsOnlyKeys("BootMode", "Retries", "QuietBoot");
    assertThat(made.saved().profile().preserve()).contains("Col*", "*MacAddress*");
    assertThat(made.leftOut()).anyMatch(line -> line.contains("SetBootOrderEn"));
    assertThat(made.leftOut())
        .anyMatch(line -> line.contains("as asked") && line.contains("Colour"));
  }

  @Test
  void whatIsExportedIsImportedAgainAsTheSame() {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("SMT Control", "Disabled");
    settings.put("Answer", "yes");
    settings.put("Text5", "5");
    settings.put("Number", 5L);
    settings.put("Negative", -1L);
    settings.put("Flag", false);
    settings.put("TextFalse", "false");
    settings.put("Off", "off");
    settings.put("Quote", "a \"b\" 'c' # d: e, [f] {g} é\t");
    settings.put("Empty", "");
    settings.put("Key: with # signs", "x");
    var intents = new LinkedHashMap<String, String>();
    intents.put("hyperthreading", "off");
    intents.put("boot-order", "Nic.1,Disk.2");
    var profile =
        new BiosProfile(
            "nasty", "What: is this?", Optional.of("web"), settings, intents, List.of("*Mac*"));
    var imports = fixture.fleet.profileImports();
    profiles.create(OPERATOR, profile);
    for (var format : ProfileImports.Format.values()) {
      var file = imports.export(VIEWER, "nasty", format);

      var read =
          imports.read(
              OPERATOR,
              Optional.of("copy-" + format.name().toLowerCase(java.util.Locale.ROOT)),
              file.getBytes(StandardCharsets.UTF_8));

      assertThat(read.saved().profile().settings()).containsExactlyEntriesOf(settings);
      assertThat(read.saved().profile()).isEqualTo(profile.named(read.saved().profile().name()));
    }
  }

  @Test
  void aFileWithFaultsNamesThemAllWithTheirLines() {
    var file =
        """
        name: fast
        settigns:
          Turbo: Enabled
        settings:
          AdminPassword: hunter2
          Turbo: [1, 2]
        intents:
          hyperthreding: off
          boot-mode: bios
        """;

    var problem =
        catchThrowableOfType(
            Problem.class,
            () ->
                fixture
                    .fleet
                    .profileImports()
                    .read(OPERATOR, Optional.empty(), file.getBytes(StandardCharsets.UTF_8)));

    assertThat(problem.faults())
        .extracting(fault -> fault.where() + " " + fault.code() + " " + fault.suggestions())
        .containsExactlyInAnyOrder(
            "profile:2:1 unknown-key [settings]",
            "profile:5:18 secret-in-profile []",
            "profile:6:10 wrong-type []",
            "profile:8:3 unknown-key [hyperthreading]",
            "profile:9:14 unknown-value []");
    assertThat(problem.faults().toString()).doesNotContain("hunter2");
    assertThat(profiles.list(VIEWER)).extracting(v -> v.profile().name()).doesNotContain("fast");
  }
}
