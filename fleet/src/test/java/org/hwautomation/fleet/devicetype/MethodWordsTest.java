package org.hwautomation.fleet.devicetype;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.yaml.YamlTree;
import org.junit.jupiter.api.Test;

/// Made-up device types.
class MethodWordsTest {

  private final List<Fault> faults = new ArrayList<>();

  @Test
  void aRuleNamesItsMethodByAWordOrByAList() {
    var type =
        read(
            """
            name: web
            match: [{vendor: Contoso}]
            methods:
              - {setting: A, use: redfish_preferred}
              - {setting: B, use: redfish_fallback}
              - {setting: C, use: vendor_only}
              - {setting: D, use: unknown}
              - {setting: E, use: [VENDOR_TOOL, REDFISH]}
              - {setting: F, use: [REDFISH]}
              - {setting: "*", use: tool-fallback}
            """);

    assertThat(faults).isEmpty();
    assertThat(List.of("A", "B", "C", "D", "E", "F", "Z"))
        .extracting(setting -> type.methodRule(setting).orElseThrow().use())
        .containsExactly(
            MethodUse.REDFISH_PREFERRED,
            MethodUse.REDFISH_FALLBACK,
            MethodUse.VENDOR_ONLY,
            MethodUse.UNKNOWN,
            MethodUse.TOOL_FALLBACK,
            MethodUse.REDFISH_PREFERRED,
            MethodUse.TOOL_FALLBACK);
  }

  @Test
  void anUnknownWordIsNamedWithItsLineAndWhatWasPerhapsMeant() {
    read(
        """
        name: web
        match: [{vendor: Contoso}]
        methods:
          - setting: ProcPwrPerf
            use: vendor_onyl
        """);

    assertThat(faults)
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.where()).isEqualTo("web.yaml:5:10");
          assertThat(fault.code()).isEqualTo("unknown-value");
          assertThat(fault.suggestions()).contains("VENDOR_ONLY");
        });
  }

  private DeviceType read(String yaml) {
    var root = YamlTree.parse("web.yaml", yaml, faults).orElseThrow();
    return DeviceTypeReader.read("web.yaml", root, faults);
  }
}
