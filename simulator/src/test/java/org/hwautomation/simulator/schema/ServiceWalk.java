package org.hwautomation.simulator.schema;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hwautomation.simulator.Wire;
import org.hwautomation.simulator.tree.ResourcePath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Every resource that can be reached from the service root, read over the wire.
final class ServiceWalk {

  /// @param allow the answer's `Allow`
  record Read(String path, ObjectNode json, String allow) {}

  private final Map<String, Read> byKey = new LinkedHashMap<>();
  private final Set<String> annotated = new HashSet<>();
  private final Map<String, Set<String>> outsideOem = new HashMap<>();
  private final Findings findings;

  private ServiceWalk(Findings findings) {
    this.findings = findings;
  }

  static ServiceWalk of(Wire wire, Findings findings) throws IOException {
    var walk = new ServiceWalk(findings);
    walk.from("/redfish/v1", wire);
    return walk;
  }

  private void from(String root, Wire wire) throws IOException {
    var asked = new HashSet<String>();
    var next = new ArrayDeque<String>();
    next.add(root);
    while (!next.isEmpty()) {
      var path = next.poll();
      if (!asked.add(ResourcePath.key(path))) continue;
      var answer = wire.get(path);
      if (answer.status() != 200) {
        findings.add(path, "", "is linked to and answers " + answer.status());
        continue;
      }
      if (!answer.header("content-type").contains("json")
          || !(answer.json() instanceof ObjectNode json)) {
        findings.add(path, "", "is no JSON object");
        continue;
      }
      byKey.put(
          ResourcePath.key(path), new Read(ResourcePath.clean(path), json, answer.header("allow")));
      links(json, next);
      var standard = new ArrayDeque<String>();
      links(withoutOem(json), standard);
      for (var link : standard) {
        outsideOem
            .computeIfAbsent(ResourcePath.key(path), _ -> new HashSet<>())
            .add(ResourcePath.key(link));
      }
    }
  }

  private static JsonNode withoutOem(JsonNode node) {
    var copy = node.deepCopy();
    strip(copy);
    return copy;
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) object.remove("Oem");
    for (var child : node) strip(child);
  }

  /// The keys of what a client finds that follows no link of a vendor's own.
  Set<String> reachedOutsideOem() {
    var reached = new HashSet<String>();
    var next = new ArrayDeque<>(Set.of("/redfish/v1"));
    while (!next.isEmpty()) {
      var key = next.poll();
      if (reached.add(key)) next.addAll(outsideOem.getOrDefault(key, Set.of()));
    }
    return reached;
  }

  private void links(JsonNode node, ArrayDeque<String> next) {
    for (var property : node.properties()) {
      var value = property.getValue();
      switch (property.getKey()) {
        case "@odata.id", "@odata.nextLink" -> follow(value, next);
        case "@Redfish.ActionInfo" -> annotation(value, next);
        case "SettingsObject" -> annotation(value.path("@odata.id"), next);
        case "Uri" -> {
          if (value.asString("").startsWith("/redfish/")) follow(value, next);
        }
        default -> links(value, next);
      }
    }
    for (var child : node) if (node.isArray()) links(child, next);
  }

  private void annotation(JsonNode uri, ArrayDeque<String> next) {
    annotated.add(ResourcePath.key(uri.asString("")));
    follow(uri, next);
  }

  private static void follow(JsonNode uri, ArrayDeque<String> next) {
    var text = uri.asString("");
    if (!text.isEmpty() && text.indexOf('#') < 0) next.add(text);
  }

  Iterable<Read> all() {
    return byKey.values();
  }

  Set<String> annotated() {
    return annotated;
  }

  Map<String, String> typeByPath() {
    var types = new HashMap<String, String>();
    byKey.forEach((key, read) -> types.put(key, read.json().path("@odata.type").asString("")));
    return types;
  }
}
