package org.hwautomation.fleet.bios.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hwautomation.fleet.FleetFixture.LOGIN;
import static org.hwautomation.fleet.FleetFixture.OPERATOR;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hwautomation.fleet.FakeBmc;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.bios.MadeUpRegistry;
import org.hwautomation.fleet.bios.view.BiosView.Filter;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.NewServer;
import org.hwautomation.fleet.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BiosViewsTest {

  @TempDir Path directory;
  private FleetFixture fixture;
  private FakeBmc machine;
  private Server server;

  @BeforeEach
  void open() {
    fixture = new FleetFixture(directory);
    machine = fixture.bmcs.add("127.0.0.1", 8443, new FakeBmc("Contoso", "R1", "SN0001"));
    machine.registry = Optional.of(MadeUpRegistry.read());
    server =
        fixture
            .fleet
            .servers()
            .enrol(OPERATOR, NewServer.at(Endpoint.onFirstUse("127.0.0.1", 8443), LOGIN));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void serverThatWasNeverReadSaysSo() {
    assertThat(view().state()).isEqualTo(BiosView.State.NEVER_READ);
    assertThat(view().attributes()).isEmpty();
  }

  @Test
  void attributesStandInTheRegistrysOrderUnderItsMenus() {
    machine.attributes.put("AssetTag", "A-1");
    machine.attributes.put("RetryPause", 30L);
    machine.attributes.put("NotInTheRegistry", 7L);
    read();

    assertThat(view().attributes())
        .extracting(a -> a.category() + "/" + a.group() + "/" + a.name())
        .containsExactly(
            "Boot//BootMode",
            "Boot/Sequence/Retries",
            "Boot/Sequence/RetryPause",
            "Boot//QuietBoot",
            "Security//AdminPassword",
            "Unlisted Place//AssetTag",
            "Other//NotInTheRegistry");
    assertThat(view().categories())
        .extracting(BiosView.Category::name)
        .containsExactly("Boot", "Security", "Unlisted Place", "Other");
  }

  @Test
  void attributeIsExplainedByItsRegistry() {
    read();
    var mode = attribute("BootMode");

    assertThat(mode.displayName()).isEqualTo("Boot Mode");
    assertThat(mode.help()).isEqualTo("How the machine boots.");
    assertThat(mode.warning()).isEqualTo("May leave it without a system.");
    assertThat(mode.current()).isEqualTo(new BiosAttribute.Value("Uefi", "UEFI"));
    assertThat(mode.defaultValue().text()).isEqualTo("UEFI");
    assertThat(mode.isDefault()).isTrue();
    assertThat(mode.choices())
        .containsExactly(
            new BiosAttribute.Choice("Uefi", "UEFI", true),
            new BiosAttribute.Choice("Bios", "Legacy BIOS", true));
    assertThat(attribute("Retries").upperBound()).isEqualTo(9);
    assertThat(attribute("Retries").isDefault()).as("3, by default \"2\"").isFalse();
  }

  @Test
  void boundOfMinusOneIsNoBound() {
    machine.attributes.put("RetryPause", 30L);
    read();
    assertThat(attribute("RetryPause").lowerBound()).isNull();
    assertThat(attribute("RetryPause").upperBound()).isNull();
  }

  @Test
  void lockIsThatOfTheValuesInForceAndSaysWhy() {
    read();
    assertThat(attribute("Retries").state().writable()).isTrue();

    machine.attributes.put("BootMode", "Bios");
    read();
    assertThat(attribute("Retries").state().writable()).isFalse();
    assertThat(attribute("Retries").state().reason())
        .hasValueSatisfying(why -> assertThat(why).contains("BootMode"));
  }

  @Test
  void pendingValueIsShownUntilItIsInForce() {
    machine.pending.put("BootMode", "Bios");
    read();
    assertThat(attribute("BootMode").pending().text()).isEqualTo("Legacy BIOS");
    assertThat(view().only(new Filter("", "", Filter.Kind.PENDING)).attributes()).hasSize(1);

    machine.attributes.put("BootMode", "Bios");
    read();
    assertThat(attribute("BootMode").isPending()).as("full copies show it still").isFalse();
  }

  @Test
  void secretsAreNeverShown() {
    machine.attributes.put("AdminPasswordHash", "4f2a9c00d1");
    machine.attributes.put("AdminPassword", "in the clear");
    read();

    assertThat(attribute("AdminPasswordHash").current())
        .isEqualTo(new BiosAttribute.Value(null, "(not shown)"));
    assertThat(attribute("AdminPassword").secret()).isTrue();
    assertThat(view().toString()).doesNotContain("4f2a9c00d1").doesNotContain("in the clear");
  }

  @Test
  void serverThatIsOffIsUnknownAndItsLastValuesStayWithTheirDate() {
    read();
    var readAt = view().readAt();
    fixture.clock.advance(Duration.ofHours(3));
    machine.biosKnown = false;
    read();

    assertThat(view().state()).isEqualTo(BiosView.State.UNKNOWN);
    assertThat(view().attributes()).isNotEmpty();
    assertThat(view().readAt()).isEqualTo(readAt);
    assertThat(view().askedAt()).isEqualTo(fixture.clock.instant());
  }

  @Test
  void withoutRegistryThereAreStillNamesAndValues() {
    machine.registry = Optional.empty();
    read();

    assertThat(view().categories()).extracting(BiosView.Category::name).containsExactly("Other");
    assertThat(attribute("Retries").type()).isEqualTo("INTEGER");
    assertThat(attribute("Retries").explained()).isFalse();
    assertThat(attribute("Retries").state().writable()).isTrue();
  }

  @Test
  void filterTakesCategoryWordsAndWhatIsChanged() {
    read();

    assertThat(view().only(new Filter("boot", "", Filter.Kind.ALL)).attributes()).hasSize(3);
    assertThat(view().only(new Filter("", "machine boots", Filter.Kind.ALL)).attributes())
        .extracting(BiosAttribute::name)
        .containsExactly("BootMode");
    assertThat(view().only(new Filter("", "legacy", Filter.Kind.ALL)).attributes())
        .as("a value that is not in force")
        .isEmpty();
    assertThat(view().only(new Filter("", "", Filter.Kind.CHANGED)).attributes())
        .extracting(BiosAttribute::name)
        .containsExactly("Retries", "QuietBoot");
  }

  @Test
  void attributesOfASelectionAreFoundOncePerKindOfMachine() {
    fixture.bmcs.add("127.0.0.1", 8444, new FakeBmc("Contoso", "R2", "SN0002")).registry =
        Optional.of(MadeUpRegistry.read());
    var other =
        fixture
            .fleet
            .servers()
            .enrol(OPERATOR, NewServer.at(Endpoint.onFirstUse("127.0.0.1", 8444), LOGIN));
    read();

    var found = fixture.fleet.attributeFinder().find(List.of(server, server, other), "boot", 10);

    assertThat(found.kinds()).isEqualTo(2);
    assertThat(found.known()).as("the other was not read").isEqualTo(1);
    assertThat(found.attributes())
        .extracting(AttributeFinder.Attribute::name)
        .as("what begins so comes first")
        .containsExactly("BootMode", "Retries", "QuietBoot");
    assertThat(found.attributes().getFirst().values())
        .extracting(BiosAttribute.Choice::displayName)
        .containsExactly("UEFI", "Legacy BIOS");
    assertThat(fixture.fleet.attributeFinder().find(List.of(server), "password", 10).attributes())
        .isEmpty();
  }

  private void read() {
    fixture.fleet.biosReadings().refresh(OPERATOR, server.id());
  }

  private BiosView view() {
    return fixture.fleet.biosViews().of(server);
  }

  private BiosAttribute attribute(String name) {
    return view().attributes().stream()
        .filter(a -> a.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
