package org.hwautomation.simulator.schema;

import java.util.Optional;
import java.util.regex.Pattern;
import org.hwautomation.simulator.tree.ResourcePath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One value against what the table says of its property.
///
/// @param owner the check of the object that it is in
/// @param file the schema in which the property is defined: local names mean that
record ValueCheck(ObjectCheck owner, String file) {

  private static final Pattern DATE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  void check(JsonNode fact, JsonNode value, String at) {
    if (value.isNull()) {
      if (!fact.path("null").asBoolean(false) && !fact.path("secret").asBoolean(false)) {
        found(at, "may not be null");
      }
      return;
    }
    if (fact.path("secret").asBoolean(false)) found(at, "is for writing only, so it reads null");
    var type = fact.path("type").asString();
    if (type.startsWith("[")) {
      if (!value.isArray()) {
        found(at, "is no array");
        return;
      }
      var one = type.substring(1, type.length() - 1);
      for (int i = 0; i < value.size(); i++) element(one, fact, value.get(i), at + "/" + i);
    } else {
      of(type, fact, value, at);
    }
  }

  private void element(String type, JsonNode fact, JsonNode value, String at) {
    if (value.isNull()) {
      if (!fact.path("null").asBoolean(false)) found(at, "may not be null");
    } else {
      of(type, fact, value, at);
    }
  }

  private void of(String type, JsonNode fact, JsonNode value, String at) {
    if (type.startsWith("link ")) {
      link(type.substring(5), value, at);
      return;
    }
    var fits =
        switch (type) {
          case "string", "@type", "@context", "@etag", "@id", "@nextLink" -> value.isString();
          case "integer", "@count" -> value.isIntegralNumber();
          case "number" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          case "date-time" -> value.isString() && DATE.matcher(value.asString()).matches();
          case "uuid" -> value.isString() && UUID.matcher(value.asString()).matches();
          case "any", "oem" -> true;
          case "@idRef" -> value.path("@odata.id").isString();
          default -> {
            defined(type, fact, value, at);
            yield true;
          }
        };
    if (fits) limits(fact, value, at);
    else found(at, value + " is no " + type);
  }

  private void defined(String type, JsonNode fact, JsonNode value, String at) {
    var definition = SchemaFacts.definition(file, type);
    if (definition.isEmpty()) {
      found(at, "the table has no " + type + " of " + file);
      return;
    }
    var inside = definition.get();
    var json = inside.json();
    if (json.has("enum")) {
      oneOf(json.path("enum"), inside.schema(), value, at);
    } else if (json.has("value")) {
      var merged = ((ObjectNode) json.path("value")).deepCopy();
      if (fact.path("write").asBoolean(false)) merged.put("write", true);
      new ValueCheck(owner, inside.schema()).check(merged, value, at);
    } else if (value instanceof ObjectNode object) {
      owner.check(inside, object, at);
    } else {
      found(at, "is no object");
    }
  }

  private void oneOf(JsonNode values, String schema, JsonNode value, String at) {
    var since = values.path(value.asString(""));
    if (!value.isString() || since.isMissingNode()) {
      found(at, value + " is none of " + values.propertyNames());
    } else if (schema.equals(owner.schema())
        && !SchemaFacts.includes(owner.version(), since.asString())) {
      found(at, value + " is there only since " + since.asString());
    }
  }

  private void limits(JsonNode fact, JsonNode value, String at) {
    if (value.isString()) {
      var pattern = fact.path("pattern").asString("");
      if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(value.asString()).lookingAt()) {
        found(at, value + " does not fit " + pattern);
      }
      var own = fact.path("type").asString("").endsWith("string");
      if (own && value.asString().isEmpty() && !fact.path("write").asBoolean(false)) {
        found(at, "is empty: what there is not is left out");
      }
    }
    if (value.isNumber()) {
      var low =
          fact.path("minimum").isNumber() && value.asDouble() < fact.path("minimum").asDouble();
      var high =
          fact.path("maximum").isNumber() && value.asDouble() > fact.path("maximum").asDouble();
      if (low || high) found(at, value + " is out of range");
    }
  }

  /// A reference holds nothing but the path; what is expanded says what it is.
  private void link(String wanted, JsonNode value, String at) {
    var target = value.path("@odata.id").asString("");
    if (target.isEmpty()) {
      found(at, "is no reference");
      return;
    }
    if (value.size() > 1) {
      if (target.indexOf('#') < 0 && !value.has("@odata.type")) {
        found(at, "is a reference with more than a path");
      }
      return;
    }
    if (target.indexOf('#') >= 0) return;
    var type =
        Optional.ofNullable(owner.typeByPath().get(ResourcePath.key(target)))
            .flatMap(TypeName::parse);
    if (type.isEmpty()) {
      found(at, "leads to " + target + ", which is not there");
    } else if (SchemaFacts.of(wanted).isPresent()
        && !wanted.equals("Resource")
        && !type.get().schema().equals(wanted)) {
      found(at, "leads to a " + type.get().schema() + ", not to a " + wanted);
    }
  }

  private void found(String at, String what) {
    owner.findings().add(owner.path(), at, what);
  }
}
