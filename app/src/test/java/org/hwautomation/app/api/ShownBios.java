package org.hwautomation.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// What the API shows of a recorded machine's BIOS, held against the recording's own files.
record ShownBios(JsonNode body) {

  void assertShows(RecordedMachine recorded) {
    var attributes = attributes();
    assertThat(attributes).as("BIOS attributes").hasSize(recorded.biosAttributes());
    if (attributes.isEmpty()) {
      assertThat(text(body, "state")).isEqualTo("UNKNOWN");
      return;
    }
    assertThat(text(body, "state")).isEqualTo("KNOWN");
    var values = recorded.biosValues();
    for (var attribute : attributes) assertOne(attribute, values);
    assertCategories(attributes);
    if (recorded.registryAttributes() > 0) assertExplained(attributes);
  }

  /// Each value is shown as it is on the wire, but for secrets.
  private static void assertOne(JsonNode attribute, Map<String, JsonNode> values) {
    var name = text(attribute, "name");
    var live = values.get(name);
    assertThat(live).as(name).isNotNull();
    // Cray writes objects with the value inside.
    var value = live.isObject() ? live.path("current_value") : live;
    if (attribute.path("secret").asBoolean(false)) {
      assertThat(attribute.path("current").path("value").asString("")).as(name).isEmpty();
      if (value.asString("").length() > 8) {
        assertThat(attribute.toString()).as(name).doesNotContain(value.asString(""));
      }
    } else {
      assertThat(attribute.path("current").path("value").asString(""))
          .isEqualTo(value.asString(""));
    }
    assertThat(text(attribute, "category")).as("category of " + name).isNotBlank();
    assertThat(text(attribute, "displayName")).as("display name of " + name).isNotBlank();
    boolean writable = attribute.path("writable").asBoolean(false);
    assertThat(text(attribute, "reason").isEmpty())
        .as("reason for the lock of " + name)
        .isEqualTo(writable);
  }

  private void assertCategories(List<JsonNode> attributes) {
    var counted = new TreeMap<String, Integer>();
    for (var attribute : attributes) counted.merge(text(attribute, "category"), 1, Integer::sum);
    var told = new TreeMap<String, Integer>();
    for (var category : body.path("categories")) {
      told.put(text(category, "name"), category.path("attributes").asInt(0));
    }
    assertThat(told).isEqualTo(counted);
  }

  private void assertExplained(List<JsonNode> attributes) {
    long explained = attributes.stream().filter(a -> a.path("explained").asBoolean(false)).count();
    assertThat(explained)
        .as("explained by the registry")
        .isGreaterThan(attributes.size() * 9L / 10);
    var choices = new ArrayList<String>();
    int enumerations = 0;
    for (var attribute : attributes) {
      if (!text(attribute, "type").equals("ENUMERATION")) continue;
      if (attribute.path("choices").isEmpty() || attribute.path("current").isNull()) continue;
      enumerations++;
      var names = new HashSet<String>();
      for (var choice : attribute.path("choices")) names.add(text(choice, "name"));
      if (!names.contains(text(attribute.path("current"), "value")))
        choices.add(text(attribute, "name"));
    }
    // iLO shows a few values that its own registry does not list (fact book 4.3).
    assertThat(choices)
        .as("values in force that are no choice, of " + enumerations)
        .hasSizeLessThanOrEqualTo(enumerations / 20);
    long other = attributes.stream().filter(a -> text(a, "category").equals("Other")).count();
    System.out.printf(
        "BIOS of %s: %d attributes in %d categories, %d in Other, %d locked now, %d changed, %d values that are no choice%n",
        text(body, "server"),
        attributes.size(),
        body.path("categories").size(),
        other,
        attributes.stream().filter(a -> !a.path("writable").asBoolean(true)).count(),
        attributes.stream().filter(a -> a.path("changed").asBoolean(false)).count(),
        choices.size());
    for (var category : body.path("categories"))
      System.out.print("  " + text(category, "name") + " " + category.path("attributes"));
    System.out.println();
  }

  private List<JsonNode> attributes() {
    var attributes = new ArrayList<JsonNode>();
    body.path("attributes").forEach(attributes::add);
    return attributes;
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
