package org.hwautomation.driver.bios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributeStatesTest {

  private static final BiosDialect ANY = dialect(MapTermsDialect.ANY);

  private static BiosDialect dialect(MapTermsDialect terms) {
    return new BiosDialect(
        terms, ValueDialect.NAME, NameDialect.STABLE, BiosDialect.Unlock.NEXT_RESET);
  }

  private static AttributeState state(MadeUpRegistry made, BiosDialect dialect, String name) {
    return AttributeStates.of(made.registry(), dialect, made.live).of(name);
  }

  @Test
  void aMapThatHoldsLocksAndSaysWhileWhat() {
    var made =
        new MadeUpRegistry()
            .choice("Profile", "Performance", "Custom")
            .choice("CStates", "Off", "On")
            .lock("CStates", "Profile NEQ Custom");

    var state = state(made, ANY, "CStates");

    assertThat(state.writable()).isFalse();
    assertThat(state.reason()).hasValue("while Profile is not Custom");
  }

  /// A registry that was kept tells about another moment.
  @Test
  void aMapThatDoesNotHoldOverrulesTheRecordedFlag() {
    var made =
        new MadeUpRegistry()
            .choice("Profile", "Custom", "Performance")
            .choice("CStates", "Off", "On")
            .but("ReadOnly", true)
            .lock("CStates", "Profile NEQ Custom");

    assertThat(state(made, ANY, "CStates").writable()).isTrue();
  }

  /// As on iDRAC, where the switch of a PXE device is not offered and what belongs to it is.
  @Test
  void theRecordedFlagStandsWhereMapsLookAtWhatTheServerDoesNotOffer() {
    var made =
        new MadeUpRegistry()
            .choice("Pxe5", "Disabled", "Enabled")
            .butNotLive()
            .choice("Pxe5Vlan", "0", "1")
            .but("ReadOnly", true)
            .lock("Pxe5Vlan", "Pxe5 EQU Disabled")
            .choice("Pxe6Vlan", "0", "1")
            .lock("Pxe6Vlan", "Pxe5 EQU Disabled");

    assertThat(state(made, ANY, "Pxe5Vlan").readOnly()).isTrue();
    assertThat(state(made, ANY, "Pxe6Vlan").readOnly()).isFalse();
  }

  @Test
  void ofAlternativesOnlyTheTrueOneIsTheReason() {
    var made =
        new MadeUpRegistry()
            .choice("Sata", "Raid", "Ahci", "Off")
            .choice("Cache", "Off", "On")
            .lock("Cache", "Sata EQU Raid", "Sata EQU Off");

    assertThat(state(made, ANY, "Cache").reason()).hasValue("while Sata is Raid");
  }

  @Test
  void theSameConditionsMeanSomethingElseInEachDialect() {
    var made =
        new MadeUpRegistry()
            .choice("A", "1", "0")
            .choice("B", "0", "1")
            .choice("C", "0", "1")
            .choice("T", "0", "1")
            // A is true, B and C are not
            .lock("T", "A EQU 1 OR", "B EQU 1 AND", "C EQU 1");

    // following: (A AND B) and then C has no operator, which means and
    assertThat(state(made, dialect(MapTermsDialect.FOLLOWING), "T").readOnly()).isFalse();
    // preceding: (A OR B) AND C
    assertThat(state(made, dialect(MapTermsDialect.PRECEDING), "T").readOnly()).isFalse();
    assertThat(state(made, ANY, "T").readOnly()).isTrue();

    var postfix =
        new MadeUpRegistry()
            .choice("A", "1", "0")
            .choice("B", "0", "1")
            .choice("C", "0", "1")
            .choice("T", "0", "1")
            .lock("T", "A EQU 1", "B EQU 1", "C EQU 1 AND,OR"); // A or (B and C)
    var state = state(postfix, dialect(MapTermsDialect.POSTFIX), "T");
    assertThat(state.readOnly()).isTrue();
    assertThat(state.reason()).hasValue("while A is 1");
  }

  @Test
  void operatorsWithoutOperandsBlockNothing() {
    var made =
        new MadeUpRegistry()
            .choice("A", "1", "0")
            .choice("T", "0", "1")
            .lock("T", "A EQU 1 OR,AND");

    assertThat(state(made, dialect(MapTermsDialect.POSTFIX), "T").writable()).isTrue();
  }

  @Test
  void hiddenAttributesMayBeWritten() {
    var made =
        new MadeUpRegistry()
            .choice("Mode", "Uefi", "Legacy")
            .choice("Int19", "Off", "On")
            .map("Int19", "Hidden", true, "Mode EQU Uefi");

    var state = state(made, ANY, "Int19");

    assertThat(state.hidden()).isTrue();
    assertThat(state.hiddenBecause()).hasValue("while Mode is Uefi");
    assertThat(state.writable()).isTrue();
    assertThat(state.reason()).isEmpty();
  }

  /// Early iDRACs name the values that are left, in one map for each value taken away.
  @Test
  void valuesLeftToChooseAreThoseThatAllMapsLeave() {
    var made =
        new MadeUpRegistry()
            .choice("Profile", "Performance", "Custom")
            .choice("CStates", "Off", "On", "Auto")
            .map("CStates", "Value", names("Off", "On"), "Profile NEQ Custom")
            .map("CStates", "Value", names("Off", "Auto"), "Profile NEQ Custom");

    assertThat(state(made, ANY, "CStates").values()).containsExactly("Off");
    made.live.put("Profile", "Custom");
    assertThat(state(made, ANY, "CStates").values()).containsExactly("Off", "On", "Auto");
  }

  private static List<Map<String, String>> names(String... values) {
    return java.util.Arrays.stream(values).map(value -> Map.of("ValueName", value)).toList();
  }

  @Test
  void passwordsAndInformationAreNotWrittenAndSayWhy() {
    var made =
        new MadeUpRegistry()
            .with("SetupPassword", "Password", null, "{}")
            .with("SerialNumber", "String", "X1", "{\"ReadOnly\":true,\"Immutable\":true}")
            .with("HyperThreads", "String", "On", "{\"ReadOnly\":true}");

    assertThat(state(made, ANY, "SetupPassword").reason().orElseThrow()).contains("password");
    assertThat(state(made, ANY, "SerialNumber").reason().orElseThrow()).contains("only informs");
    assertThat(state(made, ANY, "HyperThreads").reason().orElseThrow()).contains("lockdown");
  }

  @Test
  void withoutRegistryNothingIsKnownToBeLocked() {
    var states = AttributeStates.of(null, ANY, Map.of("A", "1"));

    assertThat(states.of("A").writable()).isTrue();
    assertThat(states.all()).containsOnlyKeys("A");
  }
}
