package org.hwautomation.fleet.bios.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hwautomation.fleet.Fault;
import org.junit.jupiter.api.Test;

class RuleYamlTest {

  private static final String FILE =
      """
      rules:
        - name: secure-boot-on
          title: Secure boot must be on
          severity: critical
          scope:
            vendor: Dell
            site: ["fra*", muc]
          require:
            intents:
              secure-boot: on
        - name: uefi
          title: Servers start by UEFI
          severity: info
          require:
            attributes:
              BootMode: [Uefi, UEFI]
              Retries: 3
              Quiet: true
      """;

  @Test
  void fileIsRead() {
    var rules = read(FILE);

    assertThat(rules).extracting(ComplianceRule::name).containsExactly("secure-boot-on", "uefi");
    var first = rules.getFirst();
    assertThat(first.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(first.scope().vendor()).containsExactly("Dell");
    assertThat(first.scope().site()).containsExactly("fra*", "muc");
    assertThat(first.requirement().intents()).isEqualTo(Map.of("secure-boot", "on"));
    assertThat(rules.getLast().scope().isEverywhere()).isTrue();
    assertThat(rules.getLast().requirement().attributes())
        .isEqualTo(
            Map.of(
                "BootMode",
                List.of("Uefi", "UEFI"),
                "Retries",
                List.of(3L),
                "Quiet",
                List.of(true)));
  }

  @Test
  void whatIsWrittenReadsBackTheSame() {
    var rules = read(FILE);

    assertThat(read(RuleYaml.write(rules))).isEqualTo(rules);
  }

  @Test
  void everyFaultIsNamedWithItsLine() {
    var faults = new ArrayList<Fault>();
    RuleYaml.read(
        "rules.yaml",
        """
        rules:
          - name: Not Good
            title: x
            severity: awful
            require:
              attributes: {A: b}
          - name: two
            tilte: y
            severity: info
            require:
              intents:
                secure-boots: on
          - name: three
            title: z
            severity: info
            require:
              intents:
                secure-boot: on
          - name: three
            title: nothing
            severity: info
        """,
        faults);

    assertThat(faults)
        .extracting(fault -> fault.where() + " " + fault.code())
        .contains(
            "rules.yaml:4:15 unknown-value",
            "rules.yaml:8:5 unknown-key",
            "rules.yaml:7:5 missing-key",
            "rules.yaml:19:11 duplicate-name",
            "rules.yaml:19:5 requirement-missing");
  }

  @Test
  void nearestIntentIsOffered() {
    var faults = new ArrayList<Fault>();
    RuleYaml.read(
        "rules.yaml",
        """
        rules:
          - name: one
            title: x
            severity: info
            require: {intents: {secure-boots: on}}
        """,
        faults);

    assertThat(faults)
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.code()).isEqualTo("unknown-intent");
          assertThat(fault.suggestions()).contains("secure-boot");
        });
  }

  private static List<ComplianceRule> read(String yaml) {
    var faults = new ArrayList<Fault>();
    var rules = RuleYaml.read("rules.yaml", yaml, faults);
    assertThat(faults).isEmpty();
    return rules;
  }
}
