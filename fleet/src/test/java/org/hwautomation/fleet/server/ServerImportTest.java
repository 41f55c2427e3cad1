package org.hwautomation.fleet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hwautomation.fleet.FleetFixture.LOGIN;
import static org.hwautomation.fleet.FleetFixture.OPERATOR;
import static org.hwautomation.fleet.FleetFixture.VIEWER;

import java.nio.file.Path;
import java.util.List;
import org.hwautomation.fleet.FakeBmc;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.AccessDenied;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerImportTest {

  private static final String PASSWORD = LOGIN.password().reveal();

  @TempDir Path directory;
  private FleetFixture fixture;
  private ServerImport imports;

  @BeforeEach
  void open() {
    fixture = new FleetFixture(directory);
    imports = fixture.fleet.serverImport();
    fixture.bmcs.add("127.0.0.1", 443, new FakeBmc("Contoso", "R1", "SN1"));
    fixture.bmcs.add("127.0.0.2", 8443, new FakeBmc("Contoso", "R1", "SN2"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aCsvFileIsEnrolledAndWhoDoesNotAnswerIsKeptAsNew() {
    var report =
        imports.run(
            OPERATOR,
            ImportFormat.CSV,
            """
            address,name,user,password,tags,site
            127.0.0.1,web-1,root,%1$s,prod;rack-1,a
            127.0.0.2:8443,"web-2",root,%1$s,,a
            127.0.0.3,web-3,root,%1$s,,b
            """
                .formatted(PASSWORD),
            ImportMode.ENROL);
    assertThat(report.rows()).extracting(ImportReport.Row::line).containsExactly(2, 3, 4);
    assertThat(state("web-1")).isEqualTo(ServerState.ENROLLED);
    assertThat(state("web-2")).isEqualTo(ServerState.ENROLLED);
    assertThat(state("web-3")).isEqualTo(ServerState.NEW);
    assertThat(report.rows().get(2).text()).contains("127.0.0.3");
    assertThat(fixture.fleet.servers().byIdOrName("web-1").tags())
        .containsExactly("prod", "rack-1");
  }

  @Test
  void aYamlFileIsStoredWithoutCallingAnyBmc() {
    imports.run(
        OPERATOR,
        ImportFormat.YAML,
        """
        - name: db-1
          address: "[::1]:8443"
          user: root
          password: "%s"
          tags: [lab]
        """
            .formatted(PASSWORD),
        ImportMode.STORE);
    var server = fixture.fleet.servers().byIdOrName("db-1");
    assertThat(server.endpoint().host()).isEqualTo("::1");
    assertThat(server.endpoint().port()).isEqualTo(8443);
    assertThat(fixture.bmcs.opened).hasValue(0);
  }

  @Test
  void allFaultsAreNamedWithTheirLineAndNothingIsStored() {
    fixture
        .fleet
        .servers()
        .add(OPERATOR, NewServer.at(Endpoint.onFirstUse("127.0.0.8", 443), LOGIN));
    var faults =
        faultsOf(
            """
            name,address,user,password,device-type
            good,127.0.0.1,root,secret-1,
            Good,127.0.0.4,root,secret-2,
            bad name,127.0.0.5,root,secret-3,
            ,127.0.0.6:https,root,secret-4,
            ,127.0.0.8,root,secret-5,
            ,127.0.0.9,,secret-6,
            ,127.0.0.10,root,secret-7,no-such-type
            """);
    assertThat(faults)
        .extracting(fault -> fault.where() + " " + fault.code())
        .containsExactlyInAnyOrder(
            "line 3 duplicate-name",
            "line 4 name-invalid",
            "line 5 invalid",
            "line 6 server-address-taken",
            "line 7 missing",
            "line 8 unknown-device-type");
    assertThat(faults).allSatisfy(fault -> assertThat(fault.text()).doesNotContain("secret-"));
    assertThat(fixture.count("server")).isEqualTo(1);
  }

  @Test
  void anUnknownColumnIsAFault() {
    assertThat(faultsOf("name,adress,user,password\n"))
        .extracting(Fault::code)
        .containsExactly("unknown-column");
  }

  @Test
  void aDryRunStoresNothing() {
    var report =
        imports.run(
            OPERATOR,
            ImportFormat.CSV,
            "address,user,password\n127.0.0.1,root," + PASSWORD + "\n",
            ImportMode.DRY_RUN);
    assertThat(report.rows()).hasSize(1);
    assertThat(fixture.count("server") + fixture.count("audit_entry")).isZero();
  }

  @Test
  void aViewerMayNotImport() {
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(() -> imports.run(VIEWER, ImportFormat.CSV, "", ImportMode.DRY_RUN));
  }

  private ServerState state(String name) {
    return fixture.fleet.servers().byIdOrName(name).state();
  }

  private List<Fault> faultsOf(String csv) {
    return catchThrowableOfType(
            Problem.class, () -> imports.run(OPERATOR, ImportFormat.CSV, csv, ImportMode.ENROL))
        .faults();
  }
}
