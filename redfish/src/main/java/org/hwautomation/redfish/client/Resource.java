package org.hwautomation.redfish.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A Redfish resource as it was read. Lenient: what is missing or of another type is absent,
/// nothing throws.
///
/// @param etag from the header, else from `@odata.etag`; empty when neither or when it was empty
public record Resource(String path, JsonNode json, String etag) {

  /// Empty when absent, null or no text.
  public String text(String property) {
    return optionalText(property).orElse("");
  }

  public Optional<String> optionalText(String property) {
    var node = json.path(property);
    return node.isValueNode() && !node.isNull() ? Optional.of(node.asString("")) : Optional.empty();
  }

  public Optional<Integer> integer(String property) {
    var node = json.path(property);
    return node.isNumber() && node.canConvertToInt()
        ? Optional.of(node.intValue())
        : Optional.empty();
  }

  public Optional<Double> number(String property) {
    var node = json.path(property);
    return node.isNumber() ? Optional.of(node.doubleValue()) : Optional.empty();
  }

  public boolean bool(String property, boolean otherwise) {
    var node = json.path(property);
    return node.isBoolean() ? node.booleanValue() : otherwise;
  }

  /// Walks down; a missing node when any step is missing.
  public JsonNode at(String... steps) {
    var node = json;
    for (var step : steps) node = node.path(step);
    return node;
  }

  /// `@odata.id` of a property that links to one resource.
  public Optional<String> link(String property) {
    return link(json.path(property));
  }

  public static Optional<String> link(JsonNode node) {
    var id = node.path("@odata.id");
    return id.isString() && !id.asString().isBlank()
        ? Optional.of(Paths.normalized(id.asString()))
        : Optional.empty();
  }

  /// `@odata.id`s of a property that links to several.
  public List<String> links(String property) {
    var links = new ArrayList<String>();
    for (var node : json.path(property)) link(node).ifPresent(links::add);
    return links;
  }

  /// The members of a collection below this resource that came filled in with it; empty when it
  /// came as a link, in pages, or with a member that is not whole.
  public Optional<List<Resource>> embedded(String collection) {
    var members = json.path(collection).path("Members");
    if (!members.isArray() || json.path(collection).has("Members@odata.nextLink")) {
      return Optional.empty();
    }
    var found = new ArrayList<Resource>();
    for (var node : members) {
      var path = link(node);
      if (path.isEmpty() || !Collections.whole(node)) return Optional.empty();
      found.add(new Resource(path.get(), node, node.path("@odata.etag").asString("")));
    }
    return Optional.of(found);
  }

  public String odataType() {
    return text("@odata.type");
  }

  /// The first key of `Oem`: on services that do not name their vendor, that is the vendor.
  public Optional<String> oemKey() {
    return json.path("Oem").propertyNames().stream().findFirst();
  }

  /// Finds an action by the end of its key, so that versioned and OEM keys are found too.
  public Optional<ActionTarget> action(String name) {
    var actions = json.path("Actions");
    return find(actions, name).or(() -> find(actions.path("Oem"), name));
  }

  private static Optional<ActionTarget> find(JsonNode actions, String name) {
    for (var entry : actions.properties()) {
      var key = entry.getKey();
      boolean matches = key.equals(name) || key.endsWith("#" + name) || key.endsWith("." + name);
      var target = entry.getValue().path("target");
      if (matches && target.isString()) {
        return Optional.of(
            new ActionTarget(
                key,
                target.asString(),
                allowed(entry.getValue()),
                entry.getValue().path("@Redfish.ActionInfo").asString("")));
      }
      if (entry.getValue().isObject() && !entry.getValue().has("target")) {
        var nested = find(entry.getValue(), name);
        if (nested.isPresent()) return nested;
      }
    }
    return Optional.empty();
  }

  private static Map<String, Set<String>> allowed(JsonNode action) {
    var allowed = new LinkedHashMap<String, Set<String>>();
    for (var entry : action.properties()) {
      if (!entry.getKey().endsWith("@Redfish.AllowableValues")) continue;
      var values = new LinkedHashSet<String>();
      for (var value : entry.getValue()) values.add(value.asString(""));
      allowed.put(entry.getKey().substring(0, entry.getKey().indexOf('@')), values);
    }
    return allowed;
  }
}
