package org.hwautomation.simulator.schema;

import java.util.Map;
import java.util.Set;
import org.hwautomation.simulator.tree.ResourcePath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One resource as a whole: its type, its place, its name, what may be done to it; then what is in
/// it.
///
/// @param annotated paths that annotations lead to (settings, action infos), which live anywhere
/// @param vendors what the names of vendors' own schemas begin with
/// @param standard keys of the resources that are not only linked below `Oem`
record ResourceCheck(
    Map<String, String> typeByPath,
    Set<String> annotated,
    Set<String> vendors,
    Set<String> standard,
    Findings findings) {

  void check(String path, ObjectNode json, String allow) {
    var text = json.path("@odata.type").asString("");
    var type = TypeName.parse(text);
    if (type.isEmpty()) {
      findings.add(path, "", "'" + text + "' is no type");
      return;
    }
    if (vendors.stream().anyMatch(prefix -> type.get().schema().startsWith(prefix))) {
      if (standard.contains(ResourcePath.key(path))) {
        findings.add(path, "", "is of the vendor's schema " + text + " and linked outside Oem");
      }
      return;
    }
    var facts = SchemaFacts.of(type.get().schema());
    var definition = SchemaFacts.definition(type.get().schema(), type.get().definition());
    if (facts.isEmpty() || definition.isEmpty()) {
      findings.add(path, "", "DMTF has no " + text + ", or the table of facts lacks it");
      return;
    }
    version(path, type.get(), facts.get());
    place(path, json, facts.get());
    methods(path, json, allow, facts.get());
    new ObjectCheck(path, type.get().schema(), type.get().version(), typeByPath, findings)
        .check(definition.get(), json, "");
  }

  private void version(String path, TypeName type, JsonNode facts) {
    var versioned = facts.path("versions").isObject();
    if (versioned == type.version().isEmpty()) {
      findings.add(path, "", type + (versioned ? " lacks a version" : " has no versions"));
      return;
    }
    if (!versioned) return;
    int dot = type.version().lastIndexOf('.');
    int corrections = facts.path("versions").path(type.version().substring(0, dot)).asInt(-1);
    if (Integer.parseInt(type.version().substring(dot + 1)) > corrections) {
      findings.add(path, "", type.schema() + " " + type.version() + " is not known");
    }
  }

  private void place(String path, ObjectNode json, JsonNode facts) {
    var id = json.path("@odata.id").asString("");
    if (!ResourcePath.key(id).equals(ResourcePath.key(path))) {
      findings.add(path, "/@odata.id", "is " + id);
    }
    if (annotated.contains(ResourcePath.key(path))) return;
    if (!SchemaFacts.mayLiveAt(facts, path)) {
      findings.add(path, "", "such a resource does not live here: " + facts.path("uris"));
      return;
    }
    var pattern = SchemaFacts.pattern(facts, path).orElse("");
    var last = path.substring(path.lastIndexOf('/') + 1);
    if (pattern.endsWith("}") && !json.path("Id").asString("").equals(last)) {
      findings.add(path, "/Id", json.path("Id") + " is not the last part of the path");
    }
  }

  private void methods(String path, ObjectNode json, String allow, JsonNode facts) {
    for (var method : allow.split(",")) {
      var property =
          switch (method.strip()) {
            case "POST" -> "insertable";
            case "PATCH", "PUT" -> json.has("Oem") ? "" : "updatable";
            case "DELETE" -> "deletable";
            default -> "";
          };
      if (!property.isEmpty() && facts.has(property) && !facts.path(property).asBoolean()) {
        findings.add(path, "Allow", method.strip() + " is not for such a resource");
      }
    }
  }
}
