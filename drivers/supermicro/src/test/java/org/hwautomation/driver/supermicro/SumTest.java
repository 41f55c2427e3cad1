package org.hwautomation.driver.supermicro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.ResetType;
import org.hwautomation.driver.ServerContext;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.driver.standard.bios.BiosResource;
import org.hwautomation.driver.standard.bios.RedfishBios;
import org.hwautomation.driver.standard.bios.RedfishBiosDefaults;
import org.hwautomation.redfish.client.Bmc;
import org.hwautomation.redfish.client.Credential;
import org.hwautomation.redfish.client.Endpoint;
import org.hwautomation.redfish.client.Redfish;
import org.hwautomation.redfish.client.TlsLevel;
import org.hwautomation.redfish.client.Trust;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Our way of using SUM, with a fake of it (SOURCE.md) against the simulated X13.
class SumTest {

  private static final Map<String, Object> WISH =
      Map.of("SR_IOVSupport_0073", "Enabled", "QuietBoot_002D", false, "PXEbootwaittime_0084", 3L);

  @TempDir Path directory;

  private record Bench(SimulatedBmc bmc, Bmc gateway, SumBios settings, SumDefaults defaults) {

    void restartHost() {
      new SupermicroDriver()
          .open(
              gateway,
              new ServerContext(InstantSource.system(), _ -> Optional.empty(), Optional.empty()))
          .must(Power.class)
          .reset(ResetType.FORCE_RESTART);
      bmc.advance(Duration.ofMinutes(30));
    }
  }

  @FunctionalInterface
  private interface Doing {
    void with(Bench bench) throws Exception;
  }

  /// Not through the driver, which offers SUM only for BMCs at port 443.
  private void on(Doing doing) throws Exception {
    try (var simulator = Simulator.byHand("supermicro-x13");
        var redfish = Redfish.create(InstantSource.system());
        var gateway = redfish.open(endpoint(simulator.bmc(), simulator.bmc().password()))) {
      var program = FakeSum.install(directory, simulator.bmc().uri().getPort());
      var bios = new BiosResource(new ServerResources(gateway));
      var settings =
          new RedfishBios(
              bios,
              SupermicroDriver.BIOS,
              new SupermicroBiosStaging(bios),
              new SupermicroDriver().intents());
      var tool = new SumTool(program, gateway.endpoint());
      doing.with(
          new Bench(
              simulator.bmc(),
              gateway,
              new SumBios(settings, bios, tool),
              new SumDefaults(new RedfishBiosDefaults(bios, settings), bios, tool)));
    }
  }

  private static Endpoint endpoint(SimulatedBmc bmc, String password) {
    return new Endpoint(
        bmc.name(),
        bmc.uri(),
        new Trust.Pinned(new Sha256(bmc.certificateSha256())),
        new Credential(bmc.user(), Secret.of(password)),
        TlsLevel.MODERN);
  }

  @Test
  void settingsWrittenBySumAreAppliedByOneResetAndReadBack() throws Exception {
    on(bench -> {
      var bios = bench.settings();

      var ticket = bios.stage(WISH);
      assertThat(bios.pending()).containsOnlyKeys(WISH.keySet());
      assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.AwaitingReset.class);
      bench.restartHost();

      assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
      assertThat(bios.verify(WISH)).hasSize(3).allMatch(BiosVerdict::applied);
      assertThat(Files.readString(directory.resolve("arguments")))
          .contains("-c GetCurrentBiosCfg", "-c ChangeBiosCfg")
          .doesNotContain(bench.bmc().password());
    });
  }

  @Test
  void defaultsLoadedBySumAreInForceAfterOneReset() throws Exception {
    on(bench -> {
      bench.settings().stage(WISH);
      bench.restartHost();
      var foretold = bench.defaults().foretold();
      assertThat(foretold).containsKeys("SR_IOVSupport_0073", "QuietBoot_002D");

      var ticket = bench.defaults().stage(foretold);
      assertThat(bench.defaults().look(ticket)).isInstanceOf(BiosApplyState.AwaitingReset.class);
      bench.restartHost();

      assertThat(bench.defaults().look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
      assertThat(bench.defaults().verify(foretold)).allMatch(BiosVerdict::applied);
    });
  }

  @Test
  void whatTheFileCannotSayIsRefusedBeforeAnythingIsSent() throws Exception {
    on(bench -> {
      var wish = new HashMap<>(WISH);
      wish.put("SR_IOVSupport_0073", "Sideways");
      wish.put("BitsPerSecond_008D", "57600");
      wish.put("NoSuchThing_0001", "1");

      var refused =
          catchThrowableOfType(RedfishException.class, () -> bench.settings().stage(wish));

      assertThat(refused.failure()).isInstanceOf(Failure.NotSupported.class);
      assertThat(refused)
          .hasMessageContaining("SR_IOVSupport_0073 cannot be 'Sideways'")
          .hasMessageContaining("BitsPerSecond_008D stands 2 times")
          .hasMessageContaining("NoSuchThing_0001 is not in the configuration file");
      assertThat(bench.settings().pending()).isEmpty();
    });
  }

  @Test
  void wrongPasswordAndMissingLicenceAreToldByTheExitStatus() throws Exception {
    on(bench -> {
      var program = directory.resolve("sum");
      var wrong = new SumTool(program, endpoint(bench.bmc(), "wrong-password"));
      assertThat(
              catchThrowableOfType(RedfishException.class, () -> wrong.read("GetCurrentBiosCfg"))
                  .failure())
          .isInstanceOf(Failure.Unauthenticated.class);

      bench.bmc().fault("licence-missing");
      var tool = new SumTool(program, endpoint(bench.bmc(), bench.bmc().password()));
      assertThat(
              catchThrowableOfType(RedfishException.class, () -> tool.read("GetCurrentBiosCfg"))
                  .failure())
          .isInstanceOf(Failure.LicenseRequired.class);
    });
  }

  @ParameterizedTest
  @CsvSource({
    "3, RejectedByValidation",
    "66, RejectedByValidation",
    "80, LicenseRequired",
    "82, RejectedByValidation",
    "145, Unreachable",
    "146, Unauthenticated",
    "104, ServiceError"
  })
  void exitStatusesBecomeTypedFailures(int status, String failure) {
    assertThat(
            SumTool.failure(new Where("x13", "sum", "ChangeBiosCfg"), status)
                .getClass()
                .getSimpleName())
        .isEqualTo(failure);
  }

  @Test
  void isOfferedOnlyForABmcAtThePortThatItKnows() {
    var there = Optional.of(Path.of("/opt/saa"));
    var usual = at("https://10.0.0.7");

    assertThat(SumTool.find(usual, name -> name.equals("saa") ? there : Optional.empty()))
        .isPresent();
    assertThat(SumTool.find(usual, _ -> Optional.empty())).isEmpty();
    assertThat(SumTool.find(at("https://10.0.0.7:8443"), _ -> there)).isEmpty();
  }

  private static Endpoint at(String base) {
    return new Endpoint(
        "x13",
        java.net.URI.create(base),
        new Trust.OnFirstUse(),
        new Credential("ADMIN", Secret.of("secret")),
        TlsLevel.MODERN);
  }

  /// As SUM 2.5.0 writes it, its greeting before the XML.
  @Test
  void fileKeepsWhatWasNotChanged() throws Exception {
    var file =
        BiosCfg.read(
            """
            Supermicro Update Manager 2.5.0
            <?xml version="1.0" encoding="ISO-8859-1" standalone="yes"?>
            <BiosCfg><Menu name="Boot">
              <Setting name="Quiet Boot" checkedStatus="Checked" type="CheckBox"/>
              <Setting name="Boot URI" type="String"><StringValue><![CDATA[a&b]]></StringValue>
              </Setting>
            </Menu></BiosCfg>
            """
                .getBytes(StandardCharsets.ISO_8859_1));

    assertThat(file.set("QuietBoot", false)).isEmpty();
    var written = new String(file.bytes(), StandardCharsets.ISO_8859_1);
    assertThat(written).contains("checkedStatus=\"Unchecked\"").containsAnyOf("a&amp;b", "a&b]]");
    assertThat(BiosCfg.read(file.bytes()).set("BootURI", "http://boot/")).isEmpty();
  }
}
