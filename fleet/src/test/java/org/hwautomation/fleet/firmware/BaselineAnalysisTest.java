package org.hwautomation.fleet.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hwautomation.driver.firmware.ComponentKind.BIOS;
import static org.hwautomation.driver.firmware.ComponentKind.BMC;
import static org.hwautomation.driver.firmware.ComponentKind.NIC;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.VersionOrder;
import org.hwautomation.fleet.devicetype.BaselineEntry;
import org.hwautomation.fleet.devicetype.Catalog;
import org.hwautomation.fleet.devicetype.Glob;
import org.hwautomation.fleet.firmware.CatalogEntry.Requirement;
import org.hwautomation.fleet.firmware.ComponentVerdict.Decision;
import org.junit.jupiter.api.Test;

/// Versions here are whole numbers; anything else cannot be compared.
class BaselineAnalysisTest {

  private static final Identity MACHINE =
      new Identity("Contoso", "R1", "S", "U", "B", "1", "1", "");

  private final List<CatalogEntry> images = new ArrayList<>();
  private final List<CompatibilityMatrix.Rule> rules = new ArrayList<>();
  private final List<FirmwareItem> installed = new ArrayList<>();
  private ImageState imageState = ImageState.PRESENT;
  private boolean allowDowngrade;

  @Test
  void whatRunsTheWantedVersionIsLeftAlone() {
    installed(BIOS, "5");
    image(BIOS, "5");
    assertThat(only(analyse("5")).decision()).isEqualTo(Decision.UP_TO_DATE);
    assertThat(analyse("5").upToDate()).isTrue();
  }

  @Test
  void anOlderVersionIsSelectedWithTheImageThatBringsIt() {
    installed(BIOS, "3");
    image(BIOS, "4");
    image(BIOS, "5");
    assertThat(path(analyse("5"))).containsExactly("3→5");
    assertThat(path(analyse("latest"))).containsExactly("3→5");
    assertThat(path(analyse("4"))).containsExactly("3→4");
  }

  @Test
  void aNewerVersionIsOnlyReplacedWhenGoingBackWasAskedFor() {
    installed(BIOS, "7");
    image(BIOS, "5");
    assertThat(only(analyse("5")).decision()).isEqualTo(Decision.WOULD_DOWNGRADE);
    assertThat(only(analyse("latest")).decision()).isEqualTo(Decision.UP_TO_DATE);
    allowDowngrade = true;
    assertThat(path(analyse("5"))).containsExactly("7→5");
    assertThat(path(analyse("latest"))).isEmpty();
  }

  @Test
  void whatCannotBeComparedIsOnlyFlashedWhenItsVersionIsNamed() {
    installed(BIOS, "T99");
    image(BIOS, "5");
    assertThat(only(analyse("latest")).decision()).isEqualTo(Decision.NOT_COMPARABLE);
    assertThat(path(analyse("5"))).containsExactly("T99→5");
  }

  @Test
  void imagesThatCannotBeComparedAreOrderedByReleaseDateOrNotAtAll() {
    installed(BIOS, "3");
    images.add(entry(BIOS, "X1", Optional.of(LocalDate.of(2025, 1, 1))));
    images.add(entry(BIOS, "5", Optional.of(LocalDate.of(2025, 6, 1))));
    assertThat(path(analyse("latest"))).containsExactly("3→5");
    images.add(entry(BIOS, "6", Optional.empty()));
    assertThat(only(analyse("latest")).decision()).isEqualTo(Decision.NOT_COMPARABLE);
  }

  @Test
  void aComponentThatTheBaselineDoesNotNameIsLeftAlone() {
    installed(NIC, "1");
    image(NIC, "2");
    assertThat(only(analyse("5")).decision()).isEqualTo(Decision.NOT_WANTED);
  }

  @Test
  void aMissingOrDamagedImageAndALockedComponentBlockThePlan() {
    installed(BIOS, "3");
    assertThat(only(analyse("5")).decision()).isEqualTo(Decision.BLOCKED);
    image(BIOS, "5");
    imageState = ImageState.MISSING;
    assertThat(only(analyse("5")).reason()).contains("import it");
    imageState = ImageState.CORRUPT;
    assertThat(only(analyse("5")).reason()).contains("damaged");
    imageState = ImageState.PRESENT;
    var i = installed.removeFirst();
    installed.add(
        new FirmwareItem(
            i.id(), i.kind(), i.component(), "", "", i.version(), false, i.state(), null, null));
    assertThat(only(analyse("5")).reason()).contains("cannot be updated");
    assertThat(analyse("5").upToDate()).isFalse();
  }

  @Test
  void versionsOnTheWayAreInstalledFirst() {
    installed(BIOS, "1");
    image(BIOS, "2");
    image(BIOS, "4", new Requirement(BIOS, Glob.ANY, "2"));
    image(BIOS, "6", new Requirement(BIOS, Glob.ANY, "4"));
    var analysis = analyse("latest");
    assertThat(path(analysis)).containsExactly("1→2", "2→4", "4→6");
    assertThat(analysis.verdicts()).extracting(ComponentVerdict::hop).containsExactly(1, 2, 3);
  }

  @Test
  void aWayWithAGapBlocks() {
    installed(BIOS, "1");
    image(BIOS, "6", new Requirement(BIOS, Glob.ANY, "4"));
    assertThat(only(analyse("6")).decision()).isEqualTo(Decision.BLOCKED);
    assertThat(only(analyse("6")).reason()).contains("needs 4 first");
  }

  @Test
  void anotherComponentThatMustComeFirstIsWaitedForOrNamed() {
    installed(BIOS, "1");
    installed(NIC, "1");
    image(BIOS, "2", new Requirement(NIC, Glob.ANY, "3"));
    image(NIC, "3");
    var together = analyse(line(BIOS, "latest"), line(NIC, "latest"));
    assertThat(together.verdicts())
        .extracting(v -> v.installed().kind() + " " + v.hop())
        .containsExactlyInAnyOrder("NIC 1", "BIOS 2");
    var alone = analyse(line(BIOS, "latest"));
    assertThat(alone.blocked()).hasSize(1);
    assertThat(alone.blocked().getFirst().reason()).contains("NIC 3 first");
  }

  @Test
  void theBmcComesFirstWithoutAnExtraHop() {
    installed(BMC, "1");
    installed(BIOS, "1");
    image(BMC, "2");
    image(BIOS, "2", new Requirement(BMC, Glob.ANY, "2"));
    assertThat(analyse(line(BMC, "latest"), line(BIOS, "latest")).verdicts())
        .extracting(v -> v.installed().kind() + " " + v.hop())
        .containsExactly("BMC 1", "BIOS 1");
  }

  @Test
  void latestFallsBackToTheNewestThatIsCompatibleAndANamedVersionBlocks() {
    installed(BMC, "1");
    installed(BIOS, "1");
    for (var version : List.of("2", "3", "4")) image(BIOS, version);
    rule(BIOS, "4", BMC, "9");
    var latest = analyse(line(BIOS, "latest"));
    assertThat(path(latest)).containsExactly("1→3");
    assertThat(latest.verdicts().getLast().reason()).contains("newest that fits");
    assertThat(analyse(line(BIOS, "4")).blocked()).hasSize(1);
    image(BMC, "9");
    assertThat(path(analyse(line(BIOS, "latest"), line(BMC, "latest"))))
        .containsExactly("1→9", "1→4");
  }

  @Test
  void portsOfOneCardAreWrittenByOneImage() {
    for (var slot : List.of("NIC.1-1", "NIC.1-2")) {
      installed.add(item(NIC, "1", slot, FirmwareItem.State.ACTIVE));
    }
    image(NIC, "2");
    var analysis = analyse(line(NIC, "latest"));
    assertThat(analysis.targets()).extracting(FirmwareTarget::slot).containsExactly("NIC.1-1");
    assertThat(analysis.verdicts()).hasSize(2).allMatch(ComponentVerdict::selected);
  }

  @Test
  void stagedAndBackupCopiesDoNotCount() {
    installed.add(item(BIOS, "1", "", FirmwareItem.State.BACKUP));
    installed.add(item(BIOS, "5", "", FirmwareItem.State.STAGED));
    installed(BIOS, "5");
    image(BIOS, "5");
    assertThat(analyse("5").verdicts()).hasSize(1);
  }

  @Test
  void ofTwoLinesForOneComponentTheLaterWins() {
    installed(BIOS, "1");
    image(BIOS, "2");
    image(BIOS, "3");
    assertThat(path(analyse(line(BIOS, "latest"), line(BIOS, "2")))).containsExactly("1→2");
  }

  private FirmwareAnalysis analyse(String bios) {
    return analyse(line(BIOS, bios));
  }

  private FirmwareAnalysis analyse(BaselineEntry... baseline) {
    var catalog =
        new Catalog(
            List.of(),
            new FirmwareCatalog(images),
            new UpdateSequences(List.of()),
            new CompatibilityMatrix(rules),
            Instant.EPOCH);
    return new BaselineAnalysis(_ -> imageState)
        .analyse(
            MACHINE,
            installed,
            Arrays.asList(baseline),
            catalog,
            BaselineAnalysisTest::compare,
            allowDowngrade);
  }

  private static VersionOrder compare(FirmwareItem item, String wanted) {
    if (item.version().equals(wanted)) return VersionOrder.SAME;
    if (!(item.version() + wanted).matches("\\d+")) return VersionOrder.UNKNOWN;
    return Integer.parseInt(item.version()) < Integer.parseInt(wanted)
        ? VersionOrder.OLDER
        : VersionOrder.NEWER;
  }

  private static ComponentVerdict only(FirmwareAnalysis analysis) {
    assertThat(analysis.verdicts()).hasSize(1);
    return analysis.verdicts().getFirst();
  }

  private static List<String> path(FirmwareAnalysis analysis) {
    return analysis.targets().stream().map(t -> t.from() + "→" + t.to()).toList();
  }

  private void installed(ComponentKind kind, String version) {
    installed.add(item(kind, version, "", FirmwareItem.State.ACTIVE));
  }

  private static FirmwareItem item(
      ComponentKind kind, String version, String slot, FirmwareItem.State state) {
    return new FirmwareItem(
        kind + slot, kind, kind.name(), slot, kind.name(), version, true, state, null, null);
  }

  private void image(ComponentKind kind, String version, Requirement... requires) {
    images.add(entry(kind, version, Optional.empty(), requires));
  }

  private static CatalogEntry entry(
      ComponentKind kind, String version, Optional<LocalDate> released, Requirement... requires) {
    return new CatalogEntry(
        Glob.ANY,
        List.of(Glob.ANY),
        kind,
        Glob.ANY,
        version,
        kind + "_" + version + ".bin",
        Sha256.of((kind + version).getBytes(StandardCharsets.UTF_8)),
        new ByteSize(1),
        released,
        List.of(requires),
        "",
        "made up");
  }

  private void rule(ComponentKind kind, String version, ComponentKind with, String minimum) {
    rules.add(
        new CompatibilityMatrix.Rule(
            Glob.ANY,
            Glob.ANY,
            kind,
            Glob.ANY,
            new Glob(version),
            with,
            Glob.ANY,
            minimum,
            "",
            "made up"));
  }

  private static BaselineEntry line(ComponentKind kind, String version) {
    return new BaselineEntry(kind, Glob.ANY, Glob.ANY, Glob.ANY, version);
  }
}
