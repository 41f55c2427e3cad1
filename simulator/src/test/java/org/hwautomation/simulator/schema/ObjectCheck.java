package org.hwautomation.simulator.schema;

import java.util.Map;
import java.util.regex.Pattern;
import org.hwautomation.simulator.schema.SchemaFacts.Definition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One JSON object against its definition: which properties there are, must be, and what each may
/// hold.
///
/// @param path of the resource
/// @param schema and version that the resource says it has
/// @param typeByPath the `@odata.type` of every resource of the service
record ObjectCheck(
    String path, String schema, String version, Map<String, String> typeByPath, Findings findings) {

  void check(Definition definition, ObjectNode json, String pointer) {
    var facts = definition.json();
    for (var property : json.properties()) {
      var name = property.getKey();
      var at = pointer + "/" + name;
      var value = property.getValue();
      if (name.contains("@")) {
        annotation(name, value, json, at);
      } else if (name.equals("Oem")) {
        oem(value, at);
      } else if (name.startsWith("#")) {
        action(definition, name, value, at);
      } else {
        property(definition, name, value, at);
      }
    }
    for (var needed : facts.path("required")) {
      if (!json.has(needed.asString())) missing(needed.asString(), pointer);
    }
    if (json.has("MemberId")) member(json, pointer);
  }

  private void missing(String name, String pointer) {
    findings.add(path, pointer, "the required property " + name + " is missing");
  }

  private void property(Definition definition, String name, JsonNode value, String at) {
    var facts = definition.json();
    var fact = facts.path("properties").path(name);
    if (fact.isMissingNode()) {
      for (var pattern : facts.path("patterns").properties()) {
        if (Pattern.compile(pattern.getKey()).matcher(name).find()) return;
      }
      if (!facts.path("open").asBoolean(false)) {
        findings.add(path, at, definition.schema() + "." + definition.name() + " has no " + name);
      }
      return;
    }
    var since = fact.path("since").asString("1.0.0");
    if (definition.schema().equals(schema) && !SchemaFacts.includes(version, since)) {
      findings.add(path, at, "is there only since " + since + ", this is " + version);
    }
    new ValueCheck(this, definition.schema()).check(fact, value, at);
  }

  private void annotation(String name, JsonNode value, ObjectNode json, String at) {
    if (name.endsWith("@odata.count")) {
      var counted = json.path(name.substring(0, name.indexOf('@')));
      var paged = json.has(name.substring(0, name.indexOf('@')) + "@odata.nextLink");
      if (!value.isIntegralNumber() || !paged && value.asInt() != counted.size()) {
        findings.add(path, at, "counts " + value + " of " + counted.size());
      }
    } else if (name.equals("@odata.etag")) {
      if (!Pattern.matches("(W/)?\"[^\"]*\"", value.asString(""))) {
        findings.add(path, at, value + " is no entity tag");
      }
    } else if (name.equals("@odata.context")) {
      if (!value.asString("").startsWith("/redfish/v1/$metadata#")) {
        findings.add(path, at, value + " is no context");
      }
    } else if (name.endsWith("@Redfish.AllowableValues") && !value.isArray()) {
      findings.add(path, at, "is no array");
    } else if (name.equals("@Redfish.Settings")) {
      SchemaFacts.definition("Settings", "Settings")
          .ifPresent(settings -> {
            if (value instanceof ObjectNode object) check(settings, object, at);
            else findings.add(path, at, "is no object");
          });
    }
  }

  /// What is inside is the vendor's business, but each vendor has one object.
  private void oem(JsonNode value, String at) {
    for (var vendor : value.properties()) {
      if (!vendor.getKey().contains("@")
          && !vendor.getKey().startsWith("#")
          && !vendor.getValue().isObject()) {
        findings.add(path, at + "/" + vendor.getKey(), "is no object");
      }
    }
    if (!value.isObject()) findings.add(path, at, "is no object");
  }

  private void action(Definition definition, String name, JsonNode value, String at) {
    if (!definition.json().path("properties").has(name)) {
      findings.add(path, at, definition.schema() + " has no such action");
      return;
    }
    var since = definition.json().path("properties").path(name).path("since").asString("1.0.0");
    if (!SchemaFacts.includes(version, since)) {
      findings.add(path, at, "is there only since " + since + ", this is " + version);
    }
    var wanted = path + "/Actions/" + name.substring(1);
    if (!value.path("target").asString("").equals(wanted)) {
      findings.add(path, at, "has the target " + value.path("target") + ", not " + wanted);
    }
    for (var inside : value.properties()) {
      var known = inside.getKey().equals("target") || inside.getKey().equals("title");
      if (!known && !inside.getKey().contains("@Redfish.")) {
        findings.add(path, at + "/" + inside.getKey(), "does not belong into an action");
      }
    }
  }

  private void member(ObjectNode json, String pointer) {
    var last = pointer.substring(pointer.lastIndexOf('/') + 1);
    if (!json.path("MemberId").asString("").equals(last)) {
      findings.add(path, pointer, "MemberId " + json.path("MemberId") + " is not " + last);
    }
    var id = json.path("@odata.id").asString("");
    if (!id.isEmpty() && !id.equals(path + "#" + pointer)) {
      findings.add(path, pointer, "@odata.id is " + id);
    }
  }
}
