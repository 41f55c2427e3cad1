package org.hwautomation.fleet.devicetype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hwautomation.fleet.FleetFixture.ADMIN;
import static org.hwautomation.fleet.FleetFixture.OPERATOR;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.Method;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.AccessDenied;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogsTest {

  private static final Identity R750 =
      new Identity("Dell", "PowerEdge R750", "S", "U", "iDRAC9", "6.10", "1.8.2", "");

  private static final String IMAGES =
      """
      images:
        - vendor: Dell
          models: ["PowerEdge R7*"]
          component: BIOS
          version: 1.10
          file: BIOS_1.10.EXE
          sha256: 1111111111111111111111111111111111111111111111111111111111111111
          size: 1048576
          releaseDate: 2025-01-31
          requires:
            - component: BMC
              version: "6.00"
      """;

  private static final String TYPE =
      """
      name: web
      description: Web front ends
      match:
        - vendor: Dell
          model: "PowerEdge R7*"
      bios:
        settings:
          BootMode: Uefi
          Retries: 3
          QuietBoot: true
        sections:
          - vendor: Dell
            bmc: iDRAC9
            settings:
              BootMode: Legacy
          - vendor: HPE
            settings:
              Thermal: Optimal
      preserve: ["*Asset*"]
      firmware:
        - component: bios
          version: 1.10
        - component: BMC
          version: latest
      methods:
        - setting: "*Password*"
          use: [VENDOR_TOOL, redfish]
      """;

  @TempDir Path directory;
  private FleetFixture fixture;
  private Catalogs catalogs;

  @BeforeEach
  void open() {
    fixture = new FleetFixture(directory);
    catalogs = fixture.fleet.catalogs();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void anEmptyDirectoryIsAnEmptyCatalog() {
    assertThat(catalogs.current().deviceTypes()).isEmpty();
    assertThat(catalogs.current().firmware().entries()).isEmpty();
  }

  @Test
  void aDeviceTypeSaysWhatThisVeryMachineIsToHave() {
    write("firmware/firmware_repository.yaml", IMAGES);
    write("device-types/web.yaml", TYPE);
    var type = catalogs.reload(ADMIN).deviceTypeFor(R750).orElseThrow();
    assertThat(type.biosSettingsFor(R750))
        .isEqualTo(Map.of("BootMode", "Legacy", "Retries", 3L, "QuietBoot", true));
    assertThat(type.baselineFor(R750))
        .extracting(BaselineEntry::version)
        .containsExactly("1.10", "latest");
    assertThat(type.methodsFor("AdminPassword"))
        .containsExactly(Method.VENDOR_TOOL, Method.REDFISH);
    assertThat(type.methodsFor("BootMode")).containsExactly(Method.values());
    var image = catalogs.current().firmware().entries().getFirst();
    assertThat(image.version()).as("1.10 is a text, not a number").isEqualTo("1.10");
    assertThat(image.requires()).hasSize(1);
  }

  @Test
  void theMostPreciseDeviceTypeWins() {
    write("device-types/a.yaml", "name: any\nmatch: [{vendor: '*'}]");
    write("device-types/b.yaml", "name: dell\nmatch: [{vendor: dell}]");
    write("device-types/c.yaml", "name: r750\nmatch: [{vendor: Dell, model: '*R750'}]");
    assertThat(catalogs.reload(ADMIN).deviceTypeFor(R750)).map(DeviceType::name).contains("r750");
  }

  @Test
  void everyFaultOfEveryFileIsNamedWithItsPlaceAndTheOldCatalogStays() {
    write("device-types/web.yaml", "name: web\n");
    var before = catalogs.reload(ADMIN);
    write(
        "device-types/web.yaml",
        """
        name: Web Servers
        biso: {}
        match: Dell
        bios:
          settings:
            BootMode: [a]
            BootMode: Uefi
        firmware:
          - component: BOIS
            version: latest
          - component: BIOS
        """);
    write("device-types/other.yaml", "name: [\n");
    write(
        "firmware/firmware_repository.yaml",
        """
        images:
          - component: BIOS
            version: 1.0
            file: ../../etc/passwd
            sha256: abc
            size: -1
            releaseDate: yesterday
        """);
    var faults = faultsOfReload();
    assertThat(faults)
        .extracting(fault -> fault.where() + " " + fault.code())
        .contains(
            "device-types/web.yaml:1:7 name-invalid",
            "device-types/web.yaml:2:1 unknown-key",
            "device-types/web.yaml:3:8 wrong-type",
            "device-types/web.yaml:6:15 wrong-type",
            "device-types/web.yaml:7:5 duplicate-key",
            "device-types/web.yaml:9:16 unknown-value",
            "device-types/web.yaml:11:5 missing-key",
            "firmware/firmware_repository.yaml:4:11 file-invalid",
            "firmware/firmware_repository.yaml:5:13 sha256-invalid",
            "firmware/firmware_repository.yaml:6:11 wrong-type",
            "firmware/firmware_repository.yaml:7:18 date-invalid")
        .anyMatch(
            text -> text.startsWith("device-types/other.yaml:") && text.endsWith("yaml-syntax"));
    assertThat(suggestion(faults, "unknown-key")).isEqualTo("bios");
    assertThat(suggestion(faults, "unknown-value")).isEqualTo("BIOS");
    assertThat(catalogs.current()).isSameAs(before);
  }

  @Test
  void aVersionThatNoImageHasIsFoundBeforeAnythingIsPlanned() {
    write("firmware/firmware_repository.yaml", IMAGES);
    write("device-types/web.yaml", TYPE.replace("version: 1.10", "version: 1.11"));
    var faults = faultsOfReload();
    assertThat(faults).extracting(Fault::code).containsExactly("unknown-version");
    assertThat(faults.getFirst().suggestions()).containsExactly("1.10");
    assertThat(faults.getFirst().message()).contains("web wants BIOS 1.11");
  }

  @Test
  void twoDeviceTypesOfOneNameAndTwoImagesOfOneVersionAreFaults() {
    write("device-types/a.yaml", "name: web");
    write("device-types/b.yaml", "name: web");
    write("firmware/firmware_repository.yaml", IMAGES + IMAGES.replace("images:\n", ""));
    assertThat(faultsOfReload())
        .extracting(Fault::code)
        .containsExactlyInAnyOrder("duplicate-name", "duplicate-image");
  }

  @Test
  void aBombOfAliasesIsRefused() {
    var bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 100; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    write("device-types/bomb.yaml", bomb.toString());
    assertThat(faultsOfReload()).isNotEmpty();
  }

  @Test
  void onlyAnAdministratorReloads() {
    assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> catalogs.reload(OPERATOR));
  }

  private void write(String file, String content) {
    FleetFixture.write(directory.resolve("config").resolve(file), content);
  }

  private List<Fault> faultsOfReload() {
    return catchThrowableOfType(Problem.class, () -> catalogs.reload(ADMIN)).faults();
  }

  private static String suggestion(List<Fault> faults, String code) {
    return faults.stream()
        .filter(fault -> fault.code().equals(code))
        .findFirst()
        .orElseThrow()
        .suggestions()
        .getFirst();
  }
}
