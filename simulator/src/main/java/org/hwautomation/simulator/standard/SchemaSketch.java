package org.hwautomation.simulator.standard;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/// One vendor schema, drawn from the objects of its types that were seen.
final class SchemaSketch {

  /// What every resource, or every collection, has already.
  private static final Set<String> INHERITED = Set.of("Id", "Name", "Description", "Oem");

  /// @param methods that some resource of this type allows; objects have none
  private record Drawn(Shape shape, boolean resource, Set<String> methods) {}

  private final String schema;
  private final Map<String, Drawn> types = new TreeMap<>();
  private final Set<String> actions = new TreeSet<>();

  SchemaSketch(String schema) {
    this.schema = schema;
  }

  /// @param type as `@odata.type` has it
  void resource(String type, ObjectNode json, Set<String> methods) {
    var known = types.get(type);
    var drawn = new Drawn(known == null ? new Shape() : known.shape, true, new TreeSet<>(methods));
    if (known != null) drawn.methods.addAll(known.methods);
    types.put(type, drawn);
    drawn.shape.members(json);
  }

  void object(String type, ObjectNode json) {
    types.computeIfAbsent(type, _ -> new Drawn(new Shape(), false, Set.of())).shape.members(json);
  }

  void action(String name) {
    actions.add(name);
  }

  String csdl() {
    var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<edmx:Edmx xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"")
        .append(" Version=\"4.0\">\n");
    reference(xml, "Resource", "Resource.v1_0_0", "");
    reference(xml, "RedfishExtensions", "RedfishExtensions.v1_0_0", " Alias=\"Redfish\"");
    xml.append("  <edmx:DataServices>\n");
    var byNamespace = new TreeMap<String, StringBuilder>();
    byNamespace.put(schema, new StringBuilder());
    for (var action : actions) {
      byNamespace
          .get(schema)
          .append("      <Action Name=\"")
          .append(action)
          .append("\" IsBound=\"true\"/>\n");
    }
    types.forEach((type, drawn) -> {
      int dot = type.lastIndexOf('.');
      var namespace = type.substring(1, dot);
      var text = byNamespace.computeIfAbsent(namespace, _ -> new StringBuilder());
      var writer = new TypeWriter(namespace, text);
      if (drawn.resource) entity(writer, type.substring(dot + 1), drawn);
      else writer.complex(type.substring(dot + 1), "Resource.OemObject", drawn.shape);
    });
    byNamespace.forEach((namespace, text) ->
        xml.append("    <Schema xmlns=\"http://docs.oasis-open.org/odata/ns/edm\" Namespace=\"")
            .append(namespace)
            .append("\">\n")
            .append(text)
            .append("    </Schema>\n"));
    return xml.append("  </edmx:DataServices>\n</edmx:Edmx>\n").toString();
  }

  private static void reference(StringBuilder xml, String file, String namespace, String alias) {
    xml.append("  <edmx:Reference Uri=\"http://redfish.dmtf.org/schemas/v1/")
        .append(file)
        .append("_v1.xml\">\n    <edmx:Include Namespace=\"")
        .append(namespace)
        .append("\"")
        .append(alias)
        .append("/>\n  </edmx:Reference>\n");
  }

  private static void entity(TypeWriter writer, String name, Drawn drawn) {
    var collection = drawn.shape.properties().containsKey("Members");
    writer.entity(
        name,
        collection ? "Resource.v1_0_0.ResourceCollection" : "Resource.v1_0_0.Resource",
        drawn.shape,
        INHERITED,
        drawn.methods);
  }
}
