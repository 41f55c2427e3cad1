package org.hwautomation.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hwautomation.simulator.Wire;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is not DMTF's can be looked up too: `$metadata` leads to a schema of each vendor's type,
/// and that knows each property.
class VendorSchemasTest extends OnEachProfile {

  /// @param patterns of the names of properties that are no identifiers
  private record Type(String base, Map<String, String> properties, List<String> patterns) {
    boolean knows(String name) {
      return properties.containsKey(name) || patterns.stream().anyMatch(name::matches);
    }
  }

  private static final Set<String> RESOURCE = Set.of("Id", "Name", "Description", "Oem");

  @ParameterizedTest
  @MethodSource("profiles")
  void metadataLeadsToTheSchemaOfEachOfTheVendorsTypes(String profile) throws Exception {
    on(
        profile,
        (bmc, wire) -> {
          var namespaces = new HashSet<String>();
          var types = new HashMap<String, Type>();
          read(wire, namespaces, types);
          var unknown = new ArrayList<String>();
          var tree = bmc.machine().tree();
          for (var path : tree.paths()) {
            tree.json(path).ifPresent(json -> check(path, json, namespaces, types, unknown));
          }
          assertThat(unknown).isEmpty();
        });
  }

  private static void read(Wire wire, Set<String> namespaces, Map<String, Type> types)
      throws Exception {
    var references = xml(wire.get(ROOT + "/$metadata")).getElementsByTagName("edmx:Reference");
    for (var reference : elements(references)) {
      for (var include : elements(reference.getElementsByTagName("edmx:Include"))) {
        namespaces.add(include.getAttribute("Namespace"));
      }
      var uri = reference.getAttribute("Uri");
      if (!uri.startsWith("/")) continue;
      var answer = wire.get(uri);
      assertThat(answer.status()).as(uri).isEqualTo(200);
      assertThat(answer.header("content-type")).startsWith("application/xml");
      for (var schema : elements(xml(answer).getElementsByTagName("Schema"))) {
        types(schema, "EntityType", types);
        types(schema, "ComplexType", types);
      }
    }
  }

  private static void types(Element schema, String kind, Map<String, Type> types) {
    for (var one : elements(schema.getElementsByTagName(kind))) {
      var properties = new HashMap<String, String>();
      for (var tag : new String[] {"Property", "NavigationProperty"}) {
        for (var property : elements(one.getElementsByTagName(tag))) {
          properties.put(property.getAttribute("Name"), property.getAttribute("Type"));
        }
      }
      var patterns = new ArrayList<String>();
      for (var value : elements(one.getElementsByTagName("PropertyValue"))) {
        if (value.getAttribute("Property").equals("Pattern")) {
          patterns.add(value.getAttribute("String"));
        }
      }
      types.put(
          schema.getAttribute("Namespace") + "." + one.getAttribute("Name"),
          new Type(one.getAttribute("BaseType"), properties, patterns));
    }
  }

  private static void check(
      String path,
      JsonNode node,
      Set<String> namespaces,
      Map<String, Type> types,
      List<String> unknown) {
    var name = node.path("@odata.type").asString("");
    if (node instanceof ObjectNode object && name.startsWith("#")) {
      var namespace = name.substring(1, name.lastIndexOf('.'));
      if (!namespaces.contains(namespace)) unknown.add(path + ": no reference to " + namespace);
      Optional.ofNullable(types.get(name.substring(1)))
          .ifPresent(type -> properties(path, object, type, types, unknown));
    }
    for (var property : node.properties()) {
      check(path + "/" + property.getKey(), property.getValue(), namespaces, types, unknown);
      if (!property.getKey().equals("Oem")) continue;
      for (var vendor : property.getValue().properties()) {
        if (vendor.getKey().startsWith("#") || vendor.getKey().contains("@")) continue;
        var type = vendor.getValue().path("@odata.type").asString("#");
        if (!types.containsKey(type.substring(1))) {
          unknown.add(path + "/Oem/" + vendor.getKey() + " is of no known type: " + type);
        }
      }
    }
  }

  private static void properties(
      String path, ObjectNode object, Type type, Map<String, Type> types, List<String> unknown) {
    var inherited = type.base().startsWith("Resource.v1_0_0") ? RESOURCE : Set.<String>of();
    for (var property : object.properties()) {
      var name = property.getKey();
      if (name.contains("@") || inherited.contains(name)) continue;
      if (!type.knows(name)) unknown.add(path + ": its schema does not know " + name);
      var inner = types.get(type.properties().getOrDefault(name, ""));
      if (inner != null && property.getValue() instanceof ObjectNode nested) {
        properties(path + "/" + name, nested, inner, types, unknown);
      }
    }
  }

  private static Document xml(Wire.Answer answer) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(answer.bytes()));
  }

  private static List<Element> elements(NodeList nodes) {
    var list = new ArrayList<Element>();
    for (int i = 0; i < nodes.getLength(); i++) list.add((Element) nodes.item(i));
    return list;
  }
}
