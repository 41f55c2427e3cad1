package org.hwautomation.fleet.devicetype;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.bios.intent.IntentsReader;
import org.hwautomation.fleet.yaml.YamlMapping;
import org.hwautomation.fleet.yaml.YamlNode;

/// One file of `device-types/`.
final class DeviceTypeReader {

  private static final Set<String> KEYS =
      Set.of("name", "description", "match", "bios", "preserve", "firmware", "methods");

  private DeviceTypeReader() {}

  static DeviceType read(String file, YamlNode root, List<Fault> faults) {
    var type = YamlMapping.of(file, root, "a device type", KEYS, faults);
    var name = type.text("name");
    if (!name.isEmpty() && !DeviceType.mayBeCalled(name)) {
      type.fault(
          "name", "name-invalid", "use lower-case letters, digits, dots, dashes or underscores");
    }
    return new DeviceType(
        name,
        type.optionalText("description").orElse(""),
        type.list("match", "a match rule", Set.of("vendor", "model"), DeviceTypeReader::match),
        bios(type),
        type.texts("preserve"),
        type.list(
            "firmware",
            "a baseline line",
            Set.of("component", "id", "vendor", "model", "version"),
            DeviceTypeReader::baseline),
        type.list("methods", "a method rule", Set.of("setting", "use"), DeviceTypeReader::method),
        file);
  }

  private static List<BiosSection> bios(YamlMapping type) {
    var sections = new ArrayList<BiosSection>();
    type.mapping("bios", "bios", Set.of("settings", "intents", "sections"))
        .ifPresent(bios -> {
          var everywhere = bios.values("settings");
          var intents = IntentsReader.read(bios);
          if (!everywhere.isEmpty() || !intents.isEmpty()) {
            sections.add(
                new BiosSection(new MatchRule(Glob.ANY, Glob.ANY), Glob.ANY, everywhere, intents));
          }
          sections.addAll(
              bios.list(
                  "sections",
                  "a BIOS section",
                  Set.of("vendor", "model", "bmc", "settings", "intents"),
                  section ->
                      new BiosSection(
                          match(section),
                          glob(section, "bmc"),
                          section.values("settings"),
                          IntentsReader.read(section))));
        });
    return sections;
  }

  static MatchRule match(YamlMapping rule) {
    return new MatchRule(glob(rule, "vendor"), glob(rule, "model"));
  }

  static Glob glob(YamlMapping mapping, String key) {
    return mapping
        .optionalText(key)
        .filter(text -> !text.isEmpty())
        .map(Glob::new)
        .orElse(Glob.ANY);
  }

  private static BaselineEntry baseline(YamlMapping line) {
    return new BaselineEntry(
        line.word("component", ComponentKind.class),
        glob(line, "id"),
        glob(line, "vendor"),
        glob(line, "model"),
        line.text("version"));
  }

  private static MethodRule method(YamlMapping rule) {
    var use =
        rule.isList("use")
            ? MethodUse.of(rule.words("use", Method.class))
            : rule.word("use", MethodUse.class);
    return new MethodRule(new Glob(rule.text("setting")), use);
  }
}
