package org.hwautomation.fleet.bios.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.bios.BiosDialect;
import org.hwautomation.driver.bios.MapTermsDialect;
import org.hwautomation.driver.bios.NameDialect;
import org.hwautomation.driver.bios.ValueDialect;
import org.hwautomation.fleet.bios.MadeUpRegistry;
import org.hwautomation.fleet.bios.compare.BiosDiff.Difference;
import org.hwautomation.fleet.bios.compare.BiosDiff.Kind;
import org.hwautomation.fleet.bios.registry.KnownRegistry;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.hwautomation.redfish.registry.AttributeRegistryReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SideBySideTest {

  private static final Sha256 DIGEST = Sha256.of(new byte[0]);

  @Test
  void sideBesideItselfDiffersInNothing() {
    var diff = SideBySide.compare(server(values()), server(values()));

    assertThat(diff.differences()).isEmpty();
    assertThat(diff.same()).isEqualTo(3);
  }

  @Test
  void whatCameWentAndChangedIsSaidWithDisplayNames() {
    var right = values();
    right.remove("QuietBoot");
    right.put("AssetTag", "A-1");
    right.put("BootMode", "Bios");
    var diff = SideBySide.compare(server(values()), server(right));

    assertThat(diff.differences())
        .extracting(
            Difference::kind, Difference::displayName, Difference::leftText, Difference::rightText)
        .containsExactly(
            tuple(Kind.CHANGED, "Boot Mode", "UEFI", "Legacy BIOS"),
            tuple(Kind.REMOVED, "Quiet boot", "yes", ""),
            tuple(Kind.ADDED, "Asset tag", "", "A-1"));
    assertThat(diff.same()).isEqualTo(1);
  }

  @Test
  void profileIsComparedOnlyInWhatItNames() {
    var profile =
        new Side(
            "profile web",
            "",
            "",
            null,
            Side.Scope.SOME,
            new HashMap<>(Map.of("BootMode", "Legacy BIOS", "Retries", "3", "NoSuch", 1L)),
            null,
            List.of());
    var diff = SideBySide.compare(profile, server(values()));

    assertThat(diff.differences())
        .extracting(Difference::kind, Difference::attribute)
        .containsExactlyInAnyOrder(tuple(Kind.CHANGED, "BootMode"), tuple(Kind.REMOVED, "NoSuch"));
    assertThat(diff.same()).as("Retries is 3 as text and as a number").isEqualTo(1);
  }

  @Test
  void intentThatComesToNothingIsNeverTheSame() {
    var profile =
        new Side(
            "profile web",
            "",
            "",
            null,
            Side.Scope.SOME,
            new HashMap<>(),
            null,
            List.of(new Side.Unmet("sriov", "on", "no attribute could mean it")));
    var difference = SideBySide.compare(profile, server(values())).differences().getFirst();

    assertThat(difference.kind()).isEqualTo(Kind.NOT_COMPARABLE);
    assertThat(difference.displayName()).isEqualTo("Intent sriov");
    assertThat(difference.leftText()).isEqualTo("on");
    assertThat(difference.reason()).isEqualTo("no attribute could mean it");
  }

  @Test
  void eitherNameOfAValueIsTheSameValue() {
    var right = values();
    right.put("BootMode", "UEFI");
    assertThat(SideBySide.compare(server(values()), server(right)).differences()).isEmpty();
  }

  @Test
  void suffixThatDiffersByBiosVersionIsTheSameAttribute() {
    var left = suffixed(Map.of("QuietBoot_002D", "Enabled", "Old_0001", 1L));
    var right = suffixed(Map.of("QuietBoot_002E", "Disabled", "New_0002", 1L));
    var diff = SideBySide.compare(left, right);

    assertThat(diff.differences())
        .extracting(Difference::kind, Difference::attribute, Difference::otherName)
        .containsExactlyInAnyOrder(
            tuple(Kind.CHANGED, "QuietBoot_002D", "QuietBoot_002E"),
            tuple(Kind.REMOVED, "Old_0001", ""),
            tuple(Kind.ADDED, "New_0002", ""));
  }

  @Test
  void otherVendorsAttributeOfTheSameNameIsNotComparable() {
    var other =
        new Side("b", "Fabrikam", "1", null, Side.Scope.EVERYTHING, values(), null, List.of());
    var diff = SideBySide.compare(server(values()), other);

    assertThat(diff.differences())
        .hasSize(3)
        .allSatisfy(one -> {
          assertThat(one.kind()).isEqualTo(Kind.NOT_COMPARABLE);
          assertThat(one.reason()).isEqualTo("the vendors differ");
        });
    assertThat(diff.note()).contains("Contoso").contains("Fabrikam");
  }

  @Test
  void otherTypeIsNotComparable() {
    var text =
        registry(
            "{\"RegistryEntries\":{\"Attributes\":[{\"AttributeName\":\"Retries\",\"Type\":\"String\"}]}}");
    var right =
        new Side(
            "b", "Contoso", "2", null, Side.Scope.EVERYTHING, values(), known(text), List.of());
    var diff = SideBySide.compare(server(values()), right);

    assertThat(diff.differences())
        .extracting(Difference::kind, Difference::attribute, Difference::reason)
        .containsExactly(
            tuple(Kind.NOT_COMPARABLE, "Retries", "Integer on the left, String on the right"));
  }

  @Test
  void secretThatDiffersIsSaidToDifferAndNotShown() {
    var left = values();
    left.put("AdminPasswordHash", "one");
    var right = values();
    right.put("AdminPasswordHash", "other");
    var difference = SideBySide.compare(server(left), server(right)).differences().getFirst();

    assertThat(difference.kind()).isEqualTo(Kind.CHANGED);
    assertThat(difference.left()).isNull();
    assertThat(difference.leftText()).isEqualTo("(not shown)");
  }

  private static Side server(Map<String, @Nullable Object> values) {
    return new Side(
        "a",
        "Contoso",
        "1",
        null,
        Side.Scope.EVERYTHING,
        values,
        known(MadeUpRegistry.read()),
        List.of());
  }

  private static Side suffixed(Map<String, Object> values) {
    var dialect =
        new BiosDialect(
            MapTermsDialect.POSTFIX,
            ValueDialect.DISPLAY_NAME,
            NameDialect.HEX_SUFFIX,
            BiosDialect.Unlock.SAME_RESET);
    return new Side(
        "a",
        "Contoso",
        "1",
        null,
        Side.Scope.EVERYTHING,
        new HashMap<>(values),
        new KnownRegistry(DIGEST, registry("{}"), dialect),
        List.of());
  }

  private static KnownRegistry known(AttributeRegistry registry) {
    return new KnownRegistry(DIGEST, registry, BiosDialect.STANDARD);
  }

  private static AttributeRegistry registry(String json) {
    return AttributeRegistryReader.parse("r", new JsonMapper().readTree(json));
  }

  private static Map<String, @Nullable Object> values() {
    var values = new HashMap<String, @Nullable Object>();
    values.put("BootMode", "Uefi");
    values.put("Retries", 3L);
    values.put("QuietBoot", true);
    return values;
  }
}
