package org.hwautomation.fleet.bios.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.devicetype.Glob;
import org.hwautomation.fleet.yaml.YamlMapping;
import org.hwautomation.fleet.yaml.YamlTree;

/// The attributes that belong to one machine: serials, addresses, passwords, keys, boot entries.
/// Data, in `preserved-attributes.yaml`.
public final class PreservedAttributes {

  private static final String FILE = "preserved-attributes.yaml";

  /// @param reason why it is not copied, to be read after "is left out:"
  /// @param secret whether its value must not even be stored
  public record Rule(Glob name, String reason, boolean secret) {}

  private static final List<Rule> RULES = load();

  private PreservedAttributes() {}

  public static List<Rule> rules() {
    return RULES;
  }

  public static List<String> globs() {
    return RULES.stream().map(rule -> rule.name().pattern()).toList();
  }

  static Optional<Rule> rule(String attribute) {
    return RULES.stream().filter(rule -> rule.name().matches(attribute)).findFirst();
  }

  static boolean isSecret(String attribute) {
    return RULES.stream().anyMatch(rule -> rule.secret() && rule.name().matches(attribute));
  }

  private static List<Rule> load() {
    var faults = new ArrayList<Fault>();
    var rules = new ArrayList<Rule>();
    var root = YamlTree.parse(FILE, content(), faults).orElseThrow();
    YamlMapping.of(FILE, root, "the list", Set.of("preserved"), faults)
        .list(
            "preserved",
            "a group",
            Set.of("reason", "names", "secret"),
            group -> {
              boolean secret = group.optionalText("secret").filter("true"::equals).isPresent();
              for (var name : group.texts("names")) {
                rules.add(new Rule(new Glob(name), group.text("reason"), secret));
              }
              return group;
            });
    if (!faults.isEmpty()) throw new IllegalStateException(faults.getFirst().text());
    return List.copyOf(rules);
  }

  private static String content() {
    try (var file = PreservedAttributes.class.getResourceAsStream(FILE)) {
      if (file == null) throw new IllegalStateException(FILE + " is missing");
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
