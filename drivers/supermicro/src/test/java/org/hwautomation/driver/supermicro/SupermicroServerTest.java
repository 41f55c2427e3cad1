package org.hwautomation.driver.supermicro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.hwautomation.driver.BootOverride;
import org.hwautomation.driver.Licensing;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosDifference;
import org.hwautomation.driver.firmware.VersionOrder;
import org.hwautomation.driver.testkit.RecordedBmc;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.junit.jupiter.api.Test;

/// Sequence S2 of the fact book, and what else is Supermicro's own.
class SupermicroServerTest {

  private static final Map<String, Object> WISH = Map.of("SR-IOVSupport_0073", "Enabled");

  private final SimpleX13 x13 = new SimpleX13();
  private final BiosConfiguration bios = x13.server().must(BiosConfiguration.class);

  private void pending() {
    x13.show(SimpleX13.SD, "{'Attributes':{'SR-IOVSupport_0073':'Enabled'}}");
  }

  @Test
  void findsAttributesWithoutTheirSuffix() {
    var plan = bios.compare(Map.of("SR-IOVSupport", "Enabled"), List.of());

    assertThat(plan.faults()).isEmpty();
    assertThat(plan.changes())
        .extracting(BiosDifference::attribute)
        .containsExactly("SR-IOVSupport_0073");
  }

  @Test
  void writesToTheActiveBiosAndSeesThePendingOneEmptyAfterTheReset() {
    x13.bmc.on(
        "PATCH",
        SimpleX13.BIOS,
        _ -> {
          pending();
          return RecordedBmc.reply(202, "");
        });

    var ticket = bios.stage(WISH);
    assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.AwaitingReset.class);
    x13.show(SimpleX13.SD, "{'Id':'SD'}");
    assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
  }

  @Test
  void writesToTheSettingsObjectWhereTheActiveOneIsReadOnly() {
    x13.bmc.on("PATCH", SimpleX13.SD, _ -> RecordedBmc.reply(202, ""));

    bios.stage(WISH); // RecordedBmc answers 405 to the other

    assertThat(x13.bmc.writes())
        .extracting(RecordedBmc.Sent::path)
        .containsExactly(SimpleX13.BIOS, SimpleX13.SD);
  }

  @Test
  void findsItsOwnChangeAfterACrash() {
    assertThat(bios.underway(WISH)).isEmpty();
    pending();
    assertThat(bios.underway(WISH)).isPresent();
  }

  @Test
  void sendsAllThreeBootProperties() {
    x13.bmc.on("PATCH", SimpleX13.SYSTEM, _ -> RecordedBmc.reply(200, ""));

    x13.server().must(BootOverride.class).set(BootOverride.Device.CD, BootOverride.Duration.ONCE);

    var boot = x13.bmc.writes().getFirst().body().path("Boot");
    assertThat(boot.path("BootSourceOverrideTarget").asString()).isEqualTo("UsbCd");
    assertThat(boot.path("BootSourceOverrideEnabled").asString()).isEqualTo("Once");
    assertThat(boot.path("BootSourceOverrideMode").asString()).isEqualTo("UEFI");
  }

  @Test
  void saysWhichLicenceIsMissing() {
    var manager = "/redfish/v1/Managers/1/LicenseManager";
    x13.show(manager, "{'QueryLicense':{'@odata.id':'%s/QueryLicense'}}".formatted(manager));
    x13.show(manager + "/QueryLicense", "{'Licenses':['SFT-OOB-LIC']}");

    assertThat(x13.server().must(Licensing.class).missing())
        .containsExactly(new Licensing.Missing("bios", "SFT-DCMS-SINGLE"));
  }

  @Test
  void aRefusedLicenceNamesItselfWhenTheBiosIsWritten() {
    x13.bmc.on(
        "PATCH",
        SimpleX13.BIOS,
        _ -> {
          throw new RedfishException(
              new Failure.LicenseRequired(new Where("x13", "PATCH", SimpleX13.BIOS), "DCMS"));
        });

    assertThatThrownBy(() -> bios.stage(WISH)).hasMessageContaining("DCMS");
  }

  @Test
  void readsTheVersionOutOfTheBiosLine() {
    var line = "BIOS Date: 08/04/2023 Ver 1.4";

    assertThat(SupermicroFirmwareItems.BIOS.compare(line, "1.5")).isEqualTo(VersionOrder.OLDER);
    assertThat(SupermicroFirmwareItems.BIOS.compare(line, "1.4")).isEqualTo(VersionOrder.SAME);
    assertThat(SupermicroFirmwareItems.BIOS.compare("Not Present", "1.4"))
        .isEqualTo(VersionOrder.UNKNOWN);
  }
}
