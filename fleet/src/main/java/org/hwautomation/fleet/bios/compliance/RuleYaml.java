package org.hwautomation.fleet.bios.compliance;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.yaml.YamlMapping;
import org.hwautomation.fleet.yaml.YamlTree;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/// Rules as a file: what is exported reads back as the same rules.
final class RuleYaml {

  private static final Set<String> RULE = Set.of("name", "title", "severity", "scope", "require");
  private static final Set<String> SCOPE = Set.of("vendor", "model", "device-type", "tag", "site");
  private static final Set<String> REQUIRE = Set.of("attributes", "intents");

  private RuleYaml() {}

  static List<ComplianceRule> read(String file, String yaml, List<Fault> faults) {
    var root = YamlTree.parse(file, yaml, faults);
    if (root.isEmpty()) {
      if (faults.isEmpty()) faults.add(Fault.of(file, "empty", "there is nothing in it"));
      return List.of();
    }
    var names = new HashSet<String>();
    var document = YamlMapping.of(file, root.get(), "a file of rules", Set.of("rules"), faults);
    var rules =
        document.list(
            "rules",
            "a rule",
            RULE,
            mapping -> {
              var rule = rule(mapping, faults);
              if (!names.add(rule.name())) {
                mapping.fault("name", "duplicate-name", "a rule above has this name, too");
              }
              return rule;
            });
    if (rules.isEmpty() && faults.isEmpty()) {
      faults.add(Fault.of(file, "empty", "there is no rule below \"rules\""));
    }
    return rules;
  }

  private static ComplianceRule rule(YamlMapping mapping, List<Fault> faults) {
    int before = faults.size();
    var rule =
        new ComplianceRule(
            mapping.text("name"),
            mapping.text("title"),
            mapping.word("severity", Severity.class),
            mapping
                .mapping("scope", "a scope", SCOPE)
                .map(RuleYaml::scope)
                .orElse(RuleScope.EVERYWHERE),
            mapping
                .mapping("require", "what is required", REQUIRE)
                .map(RuleYaml::requirement)
                .orElseGet(() -> new Requirement(Map.of(), Map.of())));
    if (faults.size() == before) faults.addAll(RuleFaults.of(rule, mapping.where("require")));
    return rule;
  }

  private static RuleScope scope(YamlMapping scope) {
    return new RuleScope(
        scope.oneOrMore("vendor"),
        scope.oneOrMore("model"),
        scope.oneOrMore("device-type"),
        scope.oneOrMore("tag"),
        scope.oneOrMore("site"));
  }

  private static Requirement requirement(YamlMapping require) {
    var intents = new LinkedHashMap<String, String>();
    require.values("intents").forEach((name, value) -> intents.put(name, word(value)));
    return new Requirement(require.valueLists("attributes"), intents);
  }

  /// `on` and `off` are words in YAML 1.2, but `true` and `false` are what people write for them.
  private static String word(Object value) {
    return value instanceof Boolean flag ? (flag ? "on" : "off") : String.valueOf(value);
  }

  static String write(List<ComplianceRule> rules) {
    var settings = DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
    return new Dump(settings)
        .dumpToString(Map.of("rules", rules.stream().map(RuleYaml::tree).toList()));
  }

  private static Map<String, Object> tree(ComplianceRule rule) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("name", rule.name());
    tree.put("title", rule.title());
    tree.put("severity", rule.severity().name().toLowerCase(java.util.Locale.ROOT));
    var scope = new LinkedHashMap<String, Object>();
    put(scope, "vendor", rule.scope().vendor());
    put(scope, "model", rule.scope().model());
    put(scope, "device-type", rule.scope().deviceType());
    put(scope, "tag", rule.scope().tag());
    put(scope, "site", rule.scope().site());
    if (!scope.isEmpty()) tree.put("scope", scope);
    var require = new LinkedHashMap<String, Object>();
    if (!rule.requirement().attributes().isEmpty()) {
      require.put("attributes", rule.requirement().attributes());
    }
    if (!rule.requirement().intents().isEmpty()) {
      require.put("intents", rule.requirement().intents());
    }
    tree.put("require", require);
    return tree;
  }

  private static void put(Map<String, Object> scope, String key, List<String> globs) {
    if (!globs.isEmpty()) scope.put(key, globs);
  }
}
