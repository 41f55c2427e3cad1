package org.hwautomation.redfish.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.hwautomation.redfish.client.Bmc;
import org.hwautomation.redfish.client.Limits;
import org.hwautomation.redfish.client.Redfish;
import org.hwautomation.redfish.client.Resource;
import org.hwautomation.redfish.rawbmc.RawBmc;
import org.hwautomation.redfish.rawbmc.TestPause;
import org.hwautomation.redfish.recording.Recording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real machines, read over the wire; the figures are those of the recordings' own list.
class RecordedRegistriesTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "dell-r630-idrac8-2.81.81.81, 249, 249, 17",
    "dell-r740-idrac9-3.15.15.15, 292, 358, 13",
    "dell-r750-idrac9-6.00.30.00, 455, 682, 29",
    "dell-r750-idrac9-7.10.30.00, 454, 687, 23",
    "dell-xr8620t-idrac9-6.10.80.00, 574, 1001, 34",
    "hpe-dl385gen10plusv2-ilo5-2.72, 277, 402, 48",
    "hpe-dl380agen11-ilo6-1.66-sim, 300, 648, 34",
    "hpe-dl360gen12-ilo7-1.14-sim, 256, 617, 16",
    "supermicro-sys821getnhr-bmc-11.01.01, 379, 495, 106",
    "lenovo-sr670v2-xcc-1.40, 373, 393, 12",
    "lenovo-sr670v2-xcc-2.83, 348, 353, 43",
    "nvidia-gh200-openbmc-24.05-2, 203, 203, 19",
    "nvidia-bluefield3-openbmc-24.10-10, 28, 28, 14",
  })
  void attributesRegistryAndFirmwareAreRead(
      String name, int attributes, int registered, int firmware) throws Exception {
    var file = Recording.file(name).orElseGet(() -> abort("no recording " + name + " here"));
    try (var server = RawBmc.plain(Recording.read(file));
        var redfish =
            Redfish.create(InstantSource.system(), Limits.DEFAULT.retries(0), new TestPause());
        var bmc = redfish.open(server.endpoint())) {
      var bios = bios(bmc);
      assertThat(bios.at("Attributes").size()).isEqualTo(attributes);

      // NVIDIA's OpenBMC does not name it in its BIOS.
      var id = bios.optionalText("AttributeRegistry").orElse("BiosAttributeRegistry");
      var registry = AttributeRegistryReader.read(bmc, id).orElseThrow();
      assertThat(registry.listed()).isEqualTo(registered);
      assertThat(registry.attributes().values())
          .allSatisfy(one -> assertThat(one.rawType()).isNotEmpty())
          .noneSatisfy(one -> assertThat(one.type()).isEqualTo(AttributeRegistry.Type.OTHER));
      assertThat(known(bios, registry)).as("live attributes that the registry knows").isPositive();

      var items = bmc.members("/redfish/v1/UpdateService/FirmwareInventory");
      assertThat(items).hasSize(firmware);
    }
  }

  /// The first system that has a BIOS: a GH200's second system is its GPU board.
  private static Resource bios(Bmc bmc) {
    for (var system : bmc.members("/redfish/v1/Systems")) {
      var bios = system.link("Bios").flatMap(bmc::find);
      if (bios.isPresent()) return bios.get();
    }
    throw new AssertionError("no system has a BIOS");
  }

  private static long known(Resource bios, AttributeRegistry registry) {
    List<String> names = new ArrayList<>(bios.at("Attributes").propertyNames());
    return names.stream().filter(name -> registry.attribute(name).isPresent()).count();
  }
}
