package org.hwautomation.simulator.standard;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The schemas of what is not DMTF's, as CSDL documents that `$metadata` refers to: without them
/// nobody outside can tell what a vendor's resource may hold. They are drawn from the resources
/// themselves, so they say what this simulator serves, not what the vendor's own files say.
public final class VendorSchemas implements Behaviour {

  private static final String FOLDER = "/redfish/v1/Schemas/";
  private static final String ENDING = "_v1.xml";

  /// What the names of vendors' own schemas begin with.
  private static final Set<String> BEGINNINGS =
      Set.of("Dell", "Hpe", "Smc", "Lenovo", "OpenBMC", "LicenseManager", "QueryLicense");

  /// Where the schema of this name is read.
  static String uri(String schema) {
    return FOLDER + schema + ENDING;
  }

  /// Whether a schema is a vendor's, by the part of a type's name before the first dot.
  static boolean isVendors(String schema) {
    return BEGINNINGS.stream().anyMatch(schema::startsWith);
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    return schema(path).filter(name -> drawn(machine).containsKey(name)).isPresent()
        ? Set.of("GET", "HEAD")
        : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return Optional.empty();
    }
    return schema(request.path())
        .flatMap(name -> Optional.ofNullable(drawn(machine).get(name)))
        .map(sketch -> Response.text(200, "application/xml;charset=utf-8", sketch.csdl()));
  }

  private static Optional<String> schema(String path) {
    return path.startsWith(FOLDER) && path.endsWith(ENDING)
        ? Optional.of(path.substring(FOLDER.length(), path.length() - ENDING.length()))
        : Optional.empty();
  }

  private static Map<String, SchemaSketch> drawn(Machine machine) {
    var sketches = new TreeMap<String, SchemaSketch>();
    for (var path : machine.tree().paths()) {
      machine
          .tree()
          .json(path)
          .ifPresent(json -> {
            var type = type(json);
            if (isVendors(schemaOf(type))) {
              sketch(type, sketches).resource(type, json, methods(path, json, machine));
            }
            inside(json, sketches);
          });
    }
    return sketches;
  }

  /// What the other behaviours let a client do with a resource.
  private static Set<String> methods(String path, ObjectNode json, Machine machine) {
    var methods = new TreeSet<String>();
    for (var behaviour : machine.behaviours()) {
      if (!(behaviour instanceof VendorSchemas)) methods.addAll(behaviour.methods(path, machine));
    }
    return methods;
  }

  private static void inside(JsonNode node, Map<String, SchemaSketch> sketches) {
    for (var property : node.properties()) {
      var name = property.getKey();
      int dot = name.indexOf('.');
      if (name.startsWith("#") && dot > 0 && isVendors(name.substring(1))) {
        sketch(name, sketches).action(name.substring(dot + 1));
      }
    }
    for (var child : node) {
      if (child instanceof ObjectNode object && isVendors(schemaOf(type(object)))) {
        sketch(type(object), sketches).object(type(object), object);
      }
      inside(child, sketches);
    }
  }

  private static SchemaSketch sketch(String type, Map<String, SchemaSketch> sketches) {
    return sketches.computeIfAbsent(schemaOf(type), SchemaSketch::new);
  }

  private static String type(JsonNode json) {
    return json.path("@odata.type").asString("");
  }

  private static String schemaOf(String type) {
    int dot = type.indexOf('.');
    return type.startsWith("#") && dot > 0 ? type.substring(1, dot) : "";
  }
}
