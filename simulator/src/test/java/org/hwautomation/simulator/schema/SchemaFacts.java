package org.hwautomation.simulator.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.hwautomation.simulator.tree.Json;
import tools.jackson.databind.JsonNode;

/// The table of what DMTF's schemas say, one file for each (see `SOURCE.md` there).
final class SchemaFacts {

  private static final Map<String, Optional<JsonNode>> FILES = new ConcurrentHashMap<>();

  private SchemaFacts() {}

  static Optional<JsonNode> of(String schema) {
    return FILES.computeIfAbsent(schema, SchemaFacts::read);
  }

  private static Optional<JsonNode> read(String schema) {
    try (var in = SchemaFacts.class.getResourceAsStream(schema + ".json")) {
      return in == null ? Optional.empty() : Optional.of(Json.read(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A definition as a property names it: of the same schema, or `Schema.Definition`.
  static Optional<Definition> definition(String schema, String name) {
    int dot = name.indexOf('.');
    var file = dot < 0 ? schema : name.substring(0, dot);
    var inFile = dot < 0 ? name : name.substring(dot + 1);
    return of(file)
        .map(facts -> facts.path("definitions").path(inFile))
        .filter(JsonNode::isObject)
        .map(json -> new Definition(file, inFile, json));
  }

  record Definition(String schema, String name, JsonNode json) {}

  /// Whether a resource of this schema may live at a path; true when the schema does not say.
  static boolean mayLiveAt(JsonNode facts, String path) {
    return !facts.path("uris").isArray() || pattern(facts, path).isPresent();
  }

  /// The `uris` entry that a path fits.
  static Optional<String> pattern(JsonNode facts, String path) {
    for (var uri : facts.path("uris")) {
      var regex = uri.asString().replaceAll("\\{[A-Za-z0-9]+}", "[^/]+");
      if (Pattern.matches(regex, path)) return Optional.of(uri.asString());
    }
    return Optional.empty();
  }

  /// Whether something that came with one version is there in another.
  static boolean includes(String version, String since) {
    if (version.isEmpty()) return true;
    var have = version.split("\\.");
    var need = since.split("\\.");
    for (int i = 0; i < 3; i++) {
      int order = Integer.compare(Integer.parseInt(have[i]), Integer.parseInt(need[i]));
      if (order != 0) return order > 0;
    }
    return true;
  }
}
