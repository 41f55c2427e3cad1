package org.hwautomation.driver.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.driver.bios.BiosDialect;
import org.hwautomation.driver.bios.BiosDialect.Unlock;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.driver.bios.MapTermsDialect;
import org.hwautomation.driver.bios.NameDialect;
import org.hwautomation.driver.bios.ValueDialect;
import org.hwautomation.driver.intent.IntentOutcome.Met;
import org.hwautomation.driver.intent.IntentOutcome.Reason;
import org.hwautomation.driver.intent.IntentOutcome.Unmet;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.hwautomation.redfish.registry.AttributeRegistryReader;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// On a BIOS that nobody sells: a profile that locks the turbo switch, and two generations of it.
class IntentResolverTest {

  private static final String MAPPINGS =
      """
      {
        "turbo": [{"evidence": "made up", "values": {
          "on": {"Turbo": "Enabled"}, "off": {"Turbo": "Disabled"}}}],
        "power-profile": [{"evidence": "made up", "values": {
          "performance": {"Profile": "Fast"}, "custom": {"Profile": "Custom"},
          "powersave": {"Profile": "Green"}}}],
        "hyperthreading": [
          {"evidence": "new", "values": {"on": {"Smt": "Enabled"}, "off": {"Smt": "Disabled"}}},
          {"evidence": "old", "values": {"on": {"Threads": "Two"}, "off": {"Threads": "One"}}}],
        "usb-ports": [{"evidence": "made up", "values": {
          "off": {"Usb*Port": "Disabled"}, "on": {"Usb*Port": "Enabled"}}}],
        "usb-boot": [{"evidence": "made up", "values": {"off": {"UsbFrontPort": "Disabled"}}}],
        "boot-order": [{"evidence": "made up", "values": {"{value}": {"Order": "{value}"}}}],
        "secure-boot": "It is switched elsewhere.",
        "tpm": [{"evidence": "made up", "values": {"on": {"Tpm": "On"}}}],
        "sriov": [{"evidence": "made up", "values": {"on": {"Sriov": "Enabled"}}}],
        "watchdog": [{"evidence": "made up", "values": {"on": {"Dog": "Enabled"}}}]
      }
      """;

  private static final String REGISTRY =
      """
      {"RegistryEntries": {
        "Attributes": [
          {"AttributeName": "Profile", "Type": "Enumeration", "Value": [
            {"ValueName": "Fast"}, {"ValueName": "Custom"}]},
          {"AttributeName": "Turbo", "Type": "Enumeration", "ReadOnly": true, "Value": [
            {"ValueName": "Enabled"}, {"ValueName": "Disabled"}]},
          {"AttributeName": "Threads", "Type": "Enumeration", "Value": [
            {"ValueName": "One"}, {"ValueName": "Two"}]},
          {"AttributeName": "UsbFrontPort", "Type": "Enumeration", "Value": [
            {"ValueName": "Enabled"}, {"ValueName": "Disabled"}]},
          {"AttributeName": "UsbRearPort", "Type": "Enumeration", "Value": [
            {"ValueName": "Enabled"}, {"ValueName": "Disabled"}]},
          {"AttributeName": "Order", "Type": "String"},
          {"AttributeName": "Dog", "Type": "Enumeration", "ReadOnly": true, "Value": [
            {"ValueName": "Enabled"}, {"ValueName": "Disabled"}]},
          {"AttributeName": "Sriov", "Type": "Enumeration", "Value": [{"ValueName": "Disabled"}]}
        ],
        "Dependencies": [
          {"DependencyFor": "Turbo", "Type": "Map", "Dependency": {
            "MapFrom": [{"MapFromAttribute": "Profile", "MapFromProperty": "CurrentValue",
              "MapFromCondition": "NEQ", "MapFromValue": "Custom"}],
            "MapToAttribute": "Turbo", "MapToProperty": "ReadOnly", "MapToValue": true}}
        ]}}
      """;

  private static final BiosDialect DIALECT =
      new BiosDialect(
          MapTermsDialect.FOLLOWING, ValueDialect.NAME, NameDialect.STABLE, Unlock.NEXT_RESET);

  private final Map<String, Object> live = new LinkedHashMap<>();

  IntentResolverTest() {
    live.put("Profile", "Fast");
    live.put("Turbo", "Enabled");
    live.put("Threads", "Two");
    live.put("UsbFrontPort", "Enabled");
    live.put("UsbRearPort", "Enabled");
    live.put("Order", "Disk");
    live.put("Dog", "Disabled");
    live.put("Sriov", "Disabled");
  }

  private static IntentMappings mappings(String json) {
    return new IntentMappingsReader("acme").read(new JsonMapper().readTree(json));
  }

  private static AttributeRegistry registry() {
    return AttributeRegistryReader.parse("Acme.v1", new JsonMapper().readTree(REGISTRY));
  }

  private IntentResolver resolver() {
    return new IntentResolver(
        mappings(MAPPINGS), DIALECT, new BiosSettings(live, "Acme.v1", "1.0", true), registry());
  }

  private Unmet unmet(String intent, String value) {
    return (Unmet) resolver().resolve(intent, value);
  }

  private Met met(String intent, String value) {
    return (Met) resolver().resolve(intent, value);
  }

  @Test
  void takesTheFirstWayThatTheServerHas() {
    var outcome = met("hyperthreading", "off");

    assertThat(outcome.settings()).containsExactlyEntriesOf(Map.of("Threads", "One"));
    assertThat(outcome.evidence()).isEqualTo("old");
    assertThat(outcome.holdsAlready()).isFalse();
  }

  @Test
  void staysMinimalAndLeavesPrerequisitesToThePlanner() {
    assertThat(met("turbo", "off").settings())
        .containsExactlyEntriesOf(Map.of("Turbo", "Disabled"));
  }

  @Test
  void whatHoldsAlreadyIsMetEvenWhileItIsLocked() {
    var outcome = met("turbo", "on");

    assertThat(outcome.holdsAlready()).isTrue();
  }

  @Test
  void aPatternStandsForEveryAttributeThatMatches() {
    assertThat(met("usb-ports", "off").settings())
        .containsOnlyKeys("UsbFrontPort", "UsbRearPort")
        .containsValues("Disabled");
  }

  @Test
  void aListIsPassedOnInTheOperatorsWords() {
    assertThat(met("boot-order", " Nic , Disk ").settings())
        .containsExactlyEntriesOf(Map.of("Order", "Nic,Disk"));
  }

  @Test
  void trueAndFalseOfYamlAreOnAndOff() {
    assertThat(met("HyperThreading", "false").value()).isEqualTo("off");
    assertThat(met("usb_ports", "ON").value()).isEqualTo("on");
  }

  @Test
  void saysWhyItCannotBeMet() {
    assertThat(unmet("tubo", "on").reason()).isEqualTo(Reason.UNKNOWN_INTENT);
    assertThat(unmet("tubo", "on").suggestions()).contains("turbo");
    assertThat(unmet("turbo", "maybe").reason()).isEqualTo(Reason.UNKNOWN_VALUE);
    assertThat(unmet("turbo", "maybe").suggestions()).containsExactly("on", "off");
    assertThat(unmet("pxe", "on").reason()).isEqualTo(Reason.NO_MAPPING);
    assertThat(unmet("power-profile", "balanced").message())
        .contains("performance or powersave or custom");
    assertThat(unmet("secure-boot", "on").message()).isEqualTo("It is switched elsewhere.");
    assertThat(unmet("tpm", "on").reason()).isEqualTo(Reason.NO_ATTRIBUTE);
    assertThat(unmet("tpm", "on").message()).contains("looked for Tpm");
    assertThat(unmet("sriov", "on").reason()).isEqualTo(Reason.NOT_OFFERED);
    assertThat(unmet("sriov", "on").suggestions()).containsExactly("Disabled");
    assertThat(unmet("watchdog", "on").reason()).isEqualTo(Reason.LOCKED);
  }

  @Test
  void aServerThatShowsNothingIsNotSaidToLackTheAttribute() {
    var off = new BiosSettings(Map.of(), "Acme.v1", "", false);
    var resolver = new IntentResolver(mappings(MAPPINGS), DIALECT, off, registry());

    assertThat(((Unmet) resolver.resolve("turbo", "off")).reason())
        .isEqualTo(Reason.SERVER_SHOWS_NOTHING);
  }

  @Test
  void twoIntentsThatWantOneAttributeDifferentlyAreNamed() {
    var intents = new LinkedHashMap<String, String>();
    intents.put("usb-ports", "on");
    intents.put("usb-boot", "off");

    var resolution = resolver().resolve(intents, Map.of());

    assertThat(resolution.isComplete()).isFalse();
    assertThat(resolution.conflicts()).hasSize(1);
    assertThat(resolution.conflicts().getFirst().attribute()).isEqualTo("UsbFrontPort");
    assertThat(resolution.conflicts().getFirst().wishes())
        .containsExactly("usb-ports: on", "usb-boot: off");
  }

  @Test
  void intentsThatLockEachOtherOutAreNamed() {
    var intents = new LinkedHashMap<String, String>();
    intents.put("power-profile", "performance");
    intents.put("hyperthreading", "off");
    intents.put("turbo", "off");

    var resolution = resolver().resolve(intents, Map.of());

    assertThat(resolution.unmet()).isEmpty();
    assertThat(resolution.conflicts()).hasSize(1);
    assertThat(resolution.conflicts().getFirst().wishes())
        .containsExactly("power-profile: performance", "turbo: off");
    assertThat(resolution.conflicts().getFirst().message()).contains("Profile");
  }

  @Test
  void anAttributeByNameThatSaysOtherwiseIsAConflict() {
    var resolution = resolver().resolve(Map.of("hyperthreading", "off"), Map.of("Threads", "Two"));

    assertThat(resolution.conflicts().getFirst().wishes())
        .containsExactly("hyperthreading: off", "Threads = Two");
  }

  @Test
  void anAttributeByNameThatSaysTheSameIsNone() {
    var resolution =
        resolver().resolve(Map.of("hyperthreading", "off"), Map.of("threads", "one", "Order", "X"));

    assertThat(resolution.isComplete()).isTrue();
  }

  @Test
  void dataThatNamesWhatThereIsNotEndsTheProgram() {
    assertThatIllegalStateException()
        .isThrownBy(() -> mappings("{\"warp-drive\": []}"))
        .withMessageContaining("no such intent");
    assertThatIllegalStateException()
        .isThrownBy(() ->
            mappings("{\"turbo\": [{\"evidence\": \"x\", \"values\": {\"high\": {\"A\": 1}}}]}"))
        .withMessageContaining("high");
    assertThatIllegalStateException()
        .isThrownBy(() -> mappings("{\"turbo\": [{\"values\": {\"on\": {\"A\": 1}}}]}"))
        .withMessageContaining("evidence");
  }

  @Test
  void theCatalogHasMoreThanTwentyIntentsEachWithASentence() {
    assertThat(IntentCatalog.all()).hasSizeGreaterThan(20);
    for (var intent : IntentCatalog.all()) {
      assertThat(intent.sentence()).endsWith(".");
      assertThat(IntentCatalog.find(intent.name())).contains(intent);
      assertThat(List.copyOf(intent.values().keySet())).allMatch(v -> v.matches("[a-z0-9-]+"));
    }
  }
}
