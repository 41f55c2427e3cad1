package org.hwautomation.driver.bios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BiosOutlookTest {

  private static final BiosDialect DIALECT =
      new BiosDialect(
          MapTermsDialect.ANY,
          ValueDialect.NAME,
          NameDialect.STABLE,
          BiosDialect.Unlock.NEXT_RESET);

  private final MadeUpRegistry made =
      new MadeUpRegistry()
          .choice("Profile", "Performance", "Custom", "Quiet")
          .choice("CStates", "Off", "On")
          .lock("CStates", "Profile NEQ Custom")
          .choice("Turbo", "On", "Off")
          .map("Turbo", "CurrentValue", "Off", "Profile EQU Quiet")
          .choice("Fan", "Fast", "Slow")
          .lock("Fan", "Profile EQU Quiet")
          .choice("Colour", "Red", "Blue");

  private BiosOutlook foresee(Map<String, Object> wanted) {
    return new BiosPlanner(DIALECT).foresee(made.settings(), made.registry(), wanted, List.of());
  }

  @Test
  void whatOpensIsNamedWithWhatOpensIt() {
    assertThat(foresee(Map.of("Profile", "Custom")).effects())
        .containsExactly(
            new BiosEffect.Unlocked("CStates", List.of("Profile"), List.of("Off", "On")));
  }

  @Test
  void whatClosesAndWhatTheBiosSetsItselfIsNamed() {
    assertThat(foresee(Map.of("Profile", "Quiet")).effects())
        .containsExactly(
            new BiosEffect.Moved("Turbo", List.of("Profile"), "On", "Off", "Profile is Quiet"),
            new BiosEffect.Locked("Fan", List.of("Profile"), "while Profile is Quiet"));
  }

  @Test
  void prerequisitesHaveEffectsToo() {
    var outlook = foresee(Map.of("CStates", "On"));

    assertThat(outlook.comparison().changes())
        .extracting(BiosDifference::attribute)
        .containsExactly("Profile", "CStates");
    assertThat(outlook.after()).containsEntry("Profile", "Custom").containsEntry("CStates", "On");
    assertThat(outlook.effects())
        .extracting(BiosEffect::attribute)
        .as("it opens on the way")
        .containsExactly("CStates");
  }

  @Test
  void aFaultDoesNotHideWhatTheRestDoes() {
    var outlook = foresee(Map.of("Colour", "Green", "Profile", "Custom"));

    assertThat(outlook.comparison().faults())
        .extracting(BiosFault::attribute)
        .containsExactly("Colour");
    assertThat(outlook.effects()).extracting(BiosEffect::attribute).containsExactly("CStates");
  }

  @Test
  void whatChangesNothingHasNoEffects() {
    assertThat(foresee(Map.of("Profile", "Performance")).effects()).isEmpty();
  }

  @Test
  void aLockTellsWhatWouldOpenIt() {
    var states = AttributeStates.of(made.registry(), DIALECT, made.live);

    assertThat(states.openings("CStates")).containsExactly(new Opening("Profile", "Custom"));
    assertThat(states.openings("Colour")).isEmpty();
  }

  @Test
  void aServerThatTellsNothingHasNoOutlook() {
    var silent = new BiosSettings(Map.of(), "", "", false);
    var outlook =
        new BiosPlanner(DIALECT)
            .foresee(silent, made.registry(), Map.of("Profile", "Custom"), List.of());

    assertThat(outlook.comparison().faults()).hasSize(1);
    assertThat(outlook.effects()).isEmpty();
  }
}
