package org.hwautomation.fleet.bios.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hwautomation.fleet.bios.view.Menus.Place;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.hwautomation.redfish.registry.AttributeRegistry.Menu;
import org.junit.jupiter.api.Test;

class MenusTest {

  private final List<Menu> listed = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();

  @Test
  void menuThatHoldsNearlyEverythingIsNoCategory() {
    show("./Advanced/CPU", 10);
    show("./Advanced/Memory/RAS", 10);
    show("./Security", 4);

    assertThat(place("./Advanced/CPU")).isEqualTo(new Place("CPU", ""));
    assertThat(place("./Advanced/Memory/RAS")).isEqualTo(new Place("Memory", "RAS"));
    assertThat(place("./Security")).isEqualTo(new Place("Security", ""));
  }

  @Test
  void largestOfSeveralMenusStaysOne() {
    show("./Network/PXE 1", 12);
    show("./Network/PXE 2", 12);
    show("./Processor", 20);

    assertThat(place("./Network/PXE 1")).isEqualTo(new Place("Network", "PXE 1"));
  }

  @Test
  void menuOfOneAttributeIsNoGroup() {
    show("./System/Enable SMMU", 1);
    show("./System/Disable SPMI", 1);

    assertThat(place("./System/Enable SMMU")).isEqualTo(new Place("System", ""));
  }

  @Test
  void slashInANameDividesNothing() {
    listed.add(new Menu("PCIe_PCI Config", "PCIe/PCI Config", "./Advanced/PCIe/PCI Config", 1));
    show("./Advanced/PCIe/PCI Config", 10);
    show("./Advanced/CPU", 10);

    assertThat(place("./Advanced/PCIe/PCI Config")).isEqualTo(new Place("PCIe/PCI Config", ""));
  }

  @Test
  void attributeWithoutAMenuIsAmongTheOthers() {
    show("./", 3);
    assertThat(place("./")).isEqualTo(Menus.NOWHERE);
    assertThat(place("")).isEqualTo(Menus.NOWHERE);
  }

  private void show(String path, int attributes) {
    for (int i = 0; i < attributes; i++) shown.add(path);
  }

  private Place place(String path) {
    return new Menus(new AttributeRegistry("r", Map.of(), 0, listed, List.of()), shown).place(path);
  }
}
