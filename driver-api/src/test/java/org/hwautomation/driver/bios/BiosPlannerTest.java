package org.hwautomation.driver.bios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.driver.bios.BiosDialect.Unlock;
import org.junit.jupiter.api.Test;

/// How wishes are made to go together, on registries of one thought each.
class BiosPlannerTest {

  private static final BiosDialect NEXT = dialect(Unlock.NEXT_RESET);
  private static final BiosDialect SAME = dialect(Unlock.SAME_RESET);

  private static BiosDialect dialect(Unlock unlock) {
    return new BiosDialect(MapTermsDialect.ANY, ValueDialect.NAME, NameDialect.STABLE, unlock);
  }

  private static BiosComparison plan(
      MadeUpRegistry made, BiosDialect dialect, Map<String, Object> wanted, String... preserve) {
    return new BiosPlanner(dialect)
        .compare(made.settings(), made.registry(), wanted, List.of(preserve));
  }

  private static List<String> steps(BiosComparison plan) {
    return plan.changes().stream()
        .map(change -> change.pass() + " " + change.attribute() + "=" + change.to())
        .toList();
  }

  /// Pairs of name and value, in order.
  private static Map<String, Object> wish(Object... pairs) {
    var wish = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) wish.put((String) pairs[i], pairs[i + 1]);
    return wish;
  }

  private static MadeUpRegistry profile() {
    return new MadeUpRegistry()
        .choice("Profile", "Performance", "Dense", "Custom")
        .choice("CStates", "Off", "On")
        .lock("CStates", "Profile NEQ Custom");
  }

  @Test
  void whatUnlocksIsAddedAndGoesOneResetAheadWhereTheServiceJudgesByTheValuesInForce() {
    var plan = plan(profile(), NEXT, wish("CStates", "On"));

    assertThat(steps(plan)).containsExactly("1 Profile=Custom", "2 CStates=On");
    assertThat(plan.changes().getFirst().reason())
        .isEqualTo("Profile must be Custom before CStates can be set");
    assertThat(plan.faults()).isEmpty();
  }

  @Test
  void whatUnlocksGoesFirstInTheSameResetWhereThatIsEnough() {
    var plan = plan(profile(), SAME, wish("CStates", "On"));

    assertThat(steps(plan)).containsExactly("1 Profile=Custom", "1 CStates=On");
  }

  @Test
  void chainsOfPrerequisitesAreFollowedToTheirEnd() {
    var made =
        new MadeUpRegistry()
            .choice("C", "off", "on")
            .choice("B", "off", "on")
            .lock("B", "C EQU off")
            .choice("A", "off", "on")
            .lock("A", "B EQU off");

    assertThat(steps(plan(made, NEXT, wish("A", "on"))))
        .containsExactly("1 C=on", "2 B=on", "3 A=on");
    assertThat(plan(made, SAME, wish("A", "on")).passes()).isEqualTo(1);
  }

  @Test
  void aChainThatCannotBeOpenedIsRefusedWithItsEndAsTheReason() {
    var made =
        new MadeUpRegistry()
            .choice("C", "off", "on")
            .but("ReadOnly", true)
            .choice("B", "off", "on")
            .lock("B", "C EQU off")
            .choice("A", "off", "on")
            .lock("A", "B EQU off");

    var plan = plan(made, NEXT, wish("A", "on"));

    assertThat(plan.changes()).isEmpty();
    assertThat(plan.faults()).hasSize(1);
    assertThat(plan.faults().getFirst().attribute()).isEqualTo("A");
    assertThat(plan.faults().getFirst().message())
        .startsWith("A needs B=on, but B cannot be set while C is off.");
  }

  /// A VLAN's number is writable while the VLAN is on; who wants a number and the VLAN off gets
  /// both.
  @Test
  void whatWouldBeLockedIsWrittenBeforeItsLock() {
    var made =
        new MadeUpRegistry()
            .choice("Vlan", "on", "off")
            .choice("VlanId", "1", "5")
            .lock("VlanId", "Vlan EQU off");

    for (var dialect : List.of(NEXT, SAME)) {
      assertThat(steps(plan(made, dialect, wish("Vlan", "off", "VlanId", "5"))))
          .containsExactly("1 VlanId=5", "2 Vlan=off");
    }
  }

  @Test
  void wishesThatExcludeEachOtherAreAConflictThatNamesBoth() {
    var plan = plan(profile(), NEXT, wish("Profile", "Dense", "CStates", "On"));

    assertThat(steps(plan)).containsExactly("1 Profile=Dense");
    assertThat(plan.faults()).hasSize(1);
    var fault = plan.faults().getFirst();
    assertThat(fault.code()).isEqualTo("conflict");
    assertThat(fault.message())
        .isEqualTo(
            "CStates cannot be set while Profile is not Custom, and Profile is wanted to be Dense.");
    assertThat(fault.suggestions()).containsExactly("Profile");
  }

  @Test
  void twoWishesThatNeedOneAttributeDifferentlyAreAConflict() {
    var made =
        new MadeUpRegistry()
            .choice("Mode", "0", "1", "2")
            .choice("A", "off", "on")
            .lock("A", "Mode NEQ 1")
            .choice("B", "off", "on")
            .lock("B", "Mode NEQ 2");

    var plan = plan(made, SAME, wish("A", "on", "B", "on"));

    assertThat(steps(plan)).containsExactly("1 Mode=1", "1 A=on");
    assertThat(plan.faults()).hasSize(1);
    assertThat(plan.faults().getFirst().code()).isEqualTo("conflict");
    assertThat(plan.faults().getFirst().message()).contains("Mode must be 1 for A");
  }

  @Test
  void ofSeveralWaysToUnlockTheOperatorChooses() {
    var made =
        new MadeUpRegistry()
            .choice("Profile", "Performance", "Custom", "Manual")
            .choice("CStates", "Off", "On")
            .lock("CStates", "Profile EQU Performance");

    var plan = plan(made, NEXT, wish("CStates", "On"));

    assertThat(plan.changes()).isEmpty();
    assertThat(plan.faults().getFirst().code()).isEqualTo("read-only");
    assertThat(plan.faults().getFirst().suggestions())
        .containsExactly("Profile=Custom", "Profile=Manual");
  }

  @Test
  void everyAlternativeOfALockIsOpened() {
    var made =
        new MadeUpRegistry()
            .choice("A", "off", "on")
            .choice("B", "off", "on")
            .choice("T", "0", "1")
            .lock("T", "A EQU off", "B EQU off");

    assertThat(steps(plan(made, NEXT, wish("T", "1"))))
        .containsExactlyInAnyOrder("1 A=on", "1 B=on", "2 T=1");
  }

  @Test
  void whatTheBiosChangesByItselfIsListedAndNotWritten() {
    var made =
        new MadeUpRegistry()
            .choice("Virtualization", "Enabled", "Disabled")
            .choice("X2Apic", "Enabled", "Disabled")
            .map("X2Apic", "CurrentValue", "Disabled", "Virtualization EQU Disabled");

    var plan = plan(made, NEXT, wish("Virtualization", "Disabled"));

    assertThat(steps(plan)).containsExactly("1 Virtualization=Disabled");
    assertThat(plan.sideEffects())
        .containsExactly("X2Apic becomes Disabled by itself: Virtualization is Disabled");
  }

  @Test
  void whatTheBiosTakesBackOnTheWayWaitsAndIsNotSetTwice() {
    var made =
        new MadeUpRegistry()
            .choice("C1E", "Off", "On")
            .choice("Power", "None", "Deep")
            .choice("Profile", "Custom", "Quiet")
            .map("Power", "CurrentValue", "Deep", "Profile EQU Quiet")
            .map("C1E", "CurrentValue", "Off", "Power EQU None");

    assertThat(steps(plan(made, SAME, wish("C1E", "On", "Profile", "Quiet"))))
        .containsExactly("1 Profile=Quiet", "2 C1E=On");
    assertThat(steps(plan(made, SAME, wish("Profile", "Quiet", "C1E", "On"))))
        .as("which map fires first is not told, whatever the order of the wishes")
        .containsExactly("1 Profile=Quiet", "2 C1E=On");
  }

  /// In the recordings of eight machines such a map is never seen not to bite.
  @Test
  void aValueThatTheBiosHoldsInPlaceNeedsItsHolderMoved() {
    var made =
        new MadeUpRegistry()
            .choice("Virtualization", "Disabled", "Enabled")
            .choice("X2Apic", "Disabled", "Enabled")
            .map("X2Apic", "CurrentValue", "Disabled", "Virtualization EQU Disabled");

    assertThat(plan(made, NEXT, wish("X2Apic", "Enabled")).changes())
        .extracting(BiosDifference::attribute)
        .containsExactly("Virtualization", "X2Apic");
    var both = plan(made, NEXT, wish("X2Apic", "Enabled", "Virtualization", "Disabled"));
    assertThat(both.faults()).extracting(BiosFault::code).containsExactly("conflict");
    assertThat(both.faults().getFirst().message()).contains("the BIOS sets it to Disabled");
  }

  @Test
  void aWishThatHoldsAndThatAnotherWouldUndoIsAConflict() {
    var made =
        new MadeUpRegistry()
            .choice("Preset", "none", "fast")
            .choice("Turbo", "off", "on")
            .map("Turbo", "CurrentValue", "on", "Preset EQU fast");

    var plan = plan(made, NEXT, wish("Turbo", "off", "Preset", "fast"));

    assertThat(plan.faults()).extracting(BiosFault::code).containsExactly("conflict");
    assertThat(plan.faults().getFirst().attribute()).isEqualTo("Turbo");
  }

  @Test
  void whatIsPreservedIsNotWrittenEvenToUnlockSomething() {
    var plan = plan(profile(), NEXT, wish("CStates", "On"), "Prof*");

    assertThat(plan.changes()).isEmpty();
    assertThat(plan.faults()).extracting(BiosFault::attribute).containsExactly("CStates");
    assertThat(plan(profile(), NEXT, wish("Profile", "Custom"), "profile").preserved())
        .containsExactly("Profile");
  }

  @Test
  void wishesReachedByItselfAreNotWritten() {
    var made =
        new MadeUpRegistry()
            .choice("Profile", "Custom", "Performance")
            .choice("CStates", "On", "Off")
            .lock("CStates", "Profile NEQ Custom")
            .map("CStates", "Value", List.of(Map.of("ValueName", "Off")), "Profile NEQ Custom");

    var plan = plan(made, NEXT, wish("Profile", "Performance", "CStates", "Off"));

    assertThat(steps(plan)).containsExactly("1 Profile=Performance");
    assertThat(plan.faults()).isEmpty();
  }

  /// Supermicro's `10` is the display name of one power window and the number of another.
  @Test
  void aDisplayNameThatIsAnothersNameIsNotTakenForIt() {
    var made = new MadeUpRegistry();
    made.with(
        "Window",
        "Enumeration",
        "10",
        """
        {"Value": [{"ValueName": "10", "ValueDisplayName": "1"},
                   {"ValueName": "45", "ValueDisplayName": "10"}]}
        """);
    var displayNames =
        new BiosDialect(
            MapTermsDialect.POSTFIX,
            ValueDialect.DISPLAY_NAME,
            NameDialect.STABLE,
            Unlock.SAME_RESET);

    assertThat(steps(plan(made, displayNames, wish("Window", "1")))).containsExactly("1 Window=1");
    assertThat(plan(made, displayNames, wish("Window", "10")).alreadySo()).isEqualTo(1);
    assertThat(plan(made, displayNames, wish("Window", "45")).alreadySo()).isEqualTo(1);
  }

  @Test
  void expressionsThatJavaDoesNotReadAreLeftToTheBmc() {
    var made =
        new MadeUpRegistry()
            .with("Name", "String", "a", "{\"ValueExpression\": \"^[[:alnum:\"}")
            .with("Posix", "String", "a", "{\"ValueExpression\": \"^[a-z]+$\"}");

    assertThat(plan(made, NEXT, wish("Name", "b?")).faults()).isEmpty();
    assertThat(plan(made, NEXT, wish("Posix", "B")).faults())
        .extracting(BiosFault::code)
        .containsExactly("pattern");
  }

  @Test
  void aNumberBesideTheStepIsRefusedWithItsNeighbours() {
    var made =
        new MadeUpRegistry()
            .with(
                "Budget",
                "Integer",
                10000L,
                "{\"LowerBound\": 10000, \"UpperBound\": 10600, \"ScalarIncrement\": 250}");

    var low = plan(made, NEXT, wish("Budget", 10001L)).faults().getFirst();
    assertThat(low.code()).isEqualTo("step");
    assertThat(low.suggestions()).containsExactly("10000", "10250");
    var high = plan(made, NEXT, wish("Budget", 10599L)).faults().getFirst();
    assertThat(high.suggestions()).containsExactly("10500");
  }

  /// A password reads null; wanting it as an attribute would put it into plans and journals.
  @Test
  void passwordsAreRefusedWithoutRepeatingThem() {
    var made = new MadeUpRegistry().with("SetupPassword", "Password", null, "{}");

    var fault = plan(made, NEXT, wish("SetupPassword", "hunter2")).faults().getFirst();

    assertThat(fault.code()).isEqualTo("read-only");
    assertThat(fault.toString()).doesNotContain("hunter2");
  }

  @Test
  void anAttributeThatReadsNullCanBeWrittenAndUnlocksNothing() {
    var made =
        new MadeUpRegistry()
            .with("Label", "String", null, "{}")
            .choice("T", "0", "1")
            .lock("T", "Label EQU x");

    assertThat(steps(plan(made, NEXT, wish("Label", "y", "T", "1"))))
        .containsExactly("1 Label=y", "1 T=1");
  }
}
