package org.hwautomation.driver.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.ServerContext;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.inventory.InventoryReading;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every driver must read from recordings of its vendor's real machines. Extend it, name the
/// driver and the recordings; the figures are those that the recordings came with.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RecordingConformance {

  /// @param biosAttributes live attributes; -1 when the service has none
  /// @param registryAttributes -1 when the service has no registry
  /// @param firmwareResources entries of the FirmwareInventory collection; -1 when it has none
  public record Expected(
      String recording,
      String vendor,
      String model,
      String biosVersion,
      int biosAttributes,
      int registryAttributes,
      int firmwareResources) {
    @Override
    public String toString() {
      return recording;
    }
  }

  protected abstract Driver driver();

  protected abstract Stream<Expected> recordings();

  /// How many items this driver makes of the recording's entries, when it joins some.
  protected int firmwareItems(Expected expected) {
    return Math.max(0, expected.firmwareResources());
  }

  protected final ConnectedServer open(RecordedBmc bmc) {
    var context =
        new ServerContext(InstantSource.system(), _ -> Optional.empty(), Optional.empty());
    return driver().open(bmc, context);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void recognisesItsMachines(Expected expected) {
    var bmc = new RecordedBmc(Recording.named(expected.recording()));

    assertThat(driver().match(bmc.root()).fits()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void identifies(Expected expected) {
    var identity = open(new RecordedBmc(Recording.named(expected.recording()))).identify();

    assertThat(identity.vendor()).isEqualTo(expected.vendor());
    assertThat(identity.model()).isEqualTo(expected.model());
    assertThat(identity.biosVersion()).isEqualTo(expected.biosVersion());
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void readsEveryFirmwareEntry(Expected expected) {
    var bmc = new RecordedBmc(Recording.named(expected.recording()));
    var inventory = open(bmc).must(InventoryReading.class).read();

    assertThat(inventory.gaps()).isEmpty();
    assertThat(inventory.firmware()).hasSize(firmwareItems(expected));
    if (expected.firmwareResources() > 0) {
      assertThat(inventory.firmware()).extracting(FirmwareItem::kind).contains(ComponentKind.BMC);
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void readsEveryBiosAttribute(Expected expected) {
    var bios =
        open(new RecordedBmc(Recording.named(expected.recording()))).can(BiosConfiguration.class);

    assertThat(bios.isPresent()).isEqualTo(expected.biosAttributes() >= 0);
    bios.ifPresent(found -> {
      assertThat(found.current().attributes()).hasSize(expected.biosAttributes());
      var registry = found.registry();
      assertThat(registry.map(known -> known.attributes().size()).orElse(-1))
          .isEqualTo(expected.registryAttributes());
    });
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void currentValuesWishedForPlanToNothing(Expected expected) {
    var found =
        open(new RecordedBmc(Recording.named(expected.recording()))).can(BiosConfiguration.class);
    if (found.isEmpty()) return; // readsEveryBiosAttribute has said whether that is right
    var bios = found.get();
    var wish = new HashMap<String, Object>();
    bios.current()
        .attributes()
        .forEach((name, value) -> {
          if (value != null) wish.put(name, value);
        });

    var plan = bios.compare(wish, List.of());

    assertThat(plan.changes()).isEmpty();
    assertThat(plan.faults()).isEmpty();
    assertThat(plan.alreadySo()).isEqualTo(wish.size());
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void misspelledNamesAreRefusedWithTheRightOneSuggested(Expected expected) {
    var found =
        open(new RecordedBmc(Recording.named(expected.recording()))).can(BiosConfiguration.class);
    if (found.isEmpty()) return;
    var bios = found.get();
    var longest =
        bios.current().attributes().keySet().stream()
            .max(java.util.Comparator.comparingInt(String::length))
            .orElseThrow();

    var plan = bios.compare(Map.of("x" + longest, "1"), List.of());

    assertThat(plan.changes()).isEmpty();
    assertThat(plan.faults()).hasSize(1);
    assertThat(plan.faults().getFirst().code()).isEqualTo("unknown-attribute");
    assertThat(plan.faults().getFirst().suggestions()).contains(longest);
  }
}
