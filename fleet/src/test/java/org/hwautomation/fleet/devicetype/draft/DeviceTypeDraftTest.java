package org.hwautomation.fleet.devicetype.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.FirmwareItem.State;
import org.hwautomation.fleet.bios.profile.MachineProfile;
import org.hwautomation.fleet.devicetype.Glob;
import org.hwautomation.fleet.firmware.CatalogEntry;
import org.hwautomation.fleet.firmware.FirmwareCatalog;
import org.junit.jupiter.api.Test;

class DeviceTypeDraftTest {

  @Test
  void namesComponentsOnlyWhereAKindHasSeveralAndOnlyVersionsThatThereAreImagesOf() {
    var installed =
        List.of(
            item(ComponentKind.BIOS, "BIOS", "", "1.10", State.ACTIVE),
            item(ComponentKind.BIOS, "BIOS", "", "1.9", State.BACKUP),
            item(ComponentKind.NIC, "8086:1593", "NIC.Slot.1", "22.5.7", State.ACTIVE),
            item(ComponentKind.NIC, "8086:1593", "NIC.Slot.2", "22.0.1", State.ACTIVE),
            item(ComponentKind.NIC, "14E4:16D8", "NIC.Slot.3", "21.80", State.ACTIVE),
            item(ComponentKind.PSU, "PSU", "PSU.1", "00.1B", State.ACTIVE));
    var images =
        new FirmwareCatalog(
            List.of(
                image(ComponentKind.BIOS, "1.10"),
                image(ComponentKind.NIC, "22.5.7"),
                image(ComponentKind.NIC, "21.80")));
    var bios =
        new MachineProfile(
            Map.of("NumLock", "On"), List.of("Left out (at their defaults): 7 settings."));

    var draft = new DeviceTypeDraft("web", "web-1", identity(), installed, images, bios).yaml();

    assertThat(draft)
        .isEqualTo(
            """
            # Left out (at their defaults): 7 settings.
            # Runs in several versions: NIC 8086:1593 (22.0.1, 22.5.7).
            # Left out (no image in the firmware repository): PSU PSU (00.1B).
            name: web
            description: As web-1 is
            match:
            - vendor: Contoso
              model: Rack 1U
            firmware:
            - component: BIOS
              version: "1.10"
            - component: NIC
              id: 14E4:16D8
              version: "21.80"
            - component: NIC
              id: 8086:1593
              version: 22.5.7
            bios:
              settings:
                NumLock: "On"
            """);
  }

  private static Identity identity() {
    return new Identity("Contoso", "Rack 1U", "S1", "", "Contoso", "2.0", "1.10", "");
  }

  private static FirmwareItem item(
      ComponentKind kind, String component, String slot, String version, State state) {
    return new FirmwareItem(
        component + slot, kind, component, slot, component, version, true, state, null, null);
  }

  private static CatalogEntry image(ComponentKind kind, String version) {
    return new CatalogEntry(
        Glob.ANY,
        List.of(Glob.ANY),
        kind,
        Glob.ANY,
        version,
        "image.bin",
        Sha256.of(new byte[0]),
        new ByteSize(1),
        Optional.empty(),
        List.of(),
        "",
        "firmware_repository.yaml:1:1");
  }
}
