package org.hwautomation.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.hwautomation.redfish.registry.AttributeRegistryReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A made-up BIOS larger than any recorded one, built like them: a few switches lock dozens of
/// attributes each and rewrite some, most attributes have a lock or two, some a value that follows
/// another.
///
/// @param live the values in force; all attributes are enumerations of four values
record LargeRegistry(AttributeRegistry registry, Map<String, @Nullable Object> live) {

  private static final int SWITCHES = 12;
  private static final List<String> VALUES = List.of("Auto", "Disabled", "Enabled", "Custom");

  static LargeRegistry of(int attributes, int dependencies) {
    var random = new Random(attributes + 31L * dependencies);
    var document = new JsonMapper().createObjectNode();
    var entries = document.putObject("RegistryEntries");
    var live = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < attributes; i++) {
      var node = entries.withArray("Attributes").addObject();
      node.put("AttributeName", name(i)).put("Type", "Enumeration").put("DisplayName", name(i));
      for (var value : VALUES) {
        node.withArray("Value")
            .addObject()
            .put("ValueName", value)
            .put("ValueDisplayName", value + " mode");
      }
      live.put(name(i), VALUES.getFirst());
    }
    for (int i = 0; i < dependencies; i++) {
      var node = entries.withArray("Dependencies").addObject().put("Type", "Map");
      int target = SWITCHES + random.nextInt(attributes - SWITCHES);
      dependency(node, random, target);
    }
    return new LargeRegistry(AttributeRegistryReader.parse("Large.v1_0_0", document), live);
  }

  private static void dependency(ObjectNode node, Random random, int target) {
    boolean hub = random.nextInt(3) > 0;
    int source = random.nextInt(hub ? SWITCHES : target);
    boolean rewrites = random.nextInt(4) == 0;
    node.put("DependencyFor", name(target));
    var map = node.putObject("Dependency").put("MapToAttribute", name(target));
    if (rewrites) map.put("MapToProperty", "CurrentValue").put("MapToValue", "Enabled");
    else map.put("MapToProperty", "ReadOnly").put("MapToValue", true);
    var from = map.withArray("MapFrom").addObject().put("MapFromAttribute", name(source));
    from.put("MapFromProperty", "CurrentValue");
    // A lock that holds now is opened by one value; a rewriting waits for a value not in force.
    from.put("MapFromCondition", rewrites || random.nextBoolean() ? "EQU" : "NEQ");
    boolean locked = from.path("MapFromCondition").asString("").equals("NEQ");
    from.put("MapFromValue", locked ? "Custom" : "Disabled");
  }

  private static String name(int i) {
    return "Attribute%04d".formatted(i);
  }

  /// Wishes for so many attributes, spread over all.
  Map<String, Object> wishes(int size) {
    var names = new ArrayList<>(live.keySet());
    var wishes = new LinkedHashMap<String, Object>();
    for (int i = 0; i < size; i++) {
      wishes.put(
          names.get((int) ((long) i * names.size() / size + names.size() / 3) % names.size()),
          i % 5 == 0 ? "Auto" : "Custom mode");
    }
    return wishes;
  }
}
