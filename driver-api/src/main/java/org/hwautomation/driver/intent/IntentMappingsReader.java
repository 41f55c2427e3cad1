package org.hwautomation.driver.intent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.driver.bios.BiosSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads `bios-intents.json`. It is part of the program: what is wrong in it ends the program at
/// once instead of an operator's plan one day.
final class IntentMappingsReader {

  private static final String FILE = "bios-intents.json";
  private static final String WHEN_LOCKED = "when-locked";

  private final String driver;
  private final Map<String, List<IntentMapping>> ways = new LinkedHashMap<>();
  private final Map<String, String> elsewhere = new LinkedHashMap<>();

  IntentMappingsReader(String driver) {
    this.driver = driver;
  }

  static IntentMappings read(Class<?> owner, String driver) {
    try (var file = owner.getResourceAsStream(FILE)) {
      if (file == null) throw new IllegalStateException(driver + " has no " + FILE);
      return new IntentMappingsReader(driver).read(JsonMapper.shared().readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  IntentMappings read(JsonNode document) {
    var whenLocked = document.path(WHEN_LOCKED);
    for (var entry : document.properties()) {
      if (entry.getKey().equals(WHEN_LOCKED)) continue;
      var intent =
          IntentCatalog.find(entry.getKey())
              .orElseThrow(() -> wrong(entry.getKey(), "there is no such intent"));
      var body = entry.getValue();
      if (body.isString()) {
        elsewhere.put(intent.name(), body.stringValue());
        continue;
      }
      var found = new ArrayList<IntentMapping>();
      for (var way : body) found.add(mapping(intent, way));
      ways.put(intent.name(), List.copyOf(found));
    }
    return new IntentMappings(
        driver,
        ways,
        whenLocked.isMissingNode() ? Map.of() : settings(WHEN_LOCKED, whenLocked.path("settings")),
        elsewhere);
  }

  private IntentMapping mapping(Intent intent, JsonNode way) {
    var evidence = way.path("evidence").asString("");
    if (evidence.isBlank()) throw wrong(intent.name(), "a way has no evidence");
    var values = new LinkedHashMap<String, Map<String, Object>>();
    for (var value : way.path("values").properties()) {
      boolean known =
          intent.takesList()
              ? value.getKey().equals(IntentMapping.OPERATORS_VALUE)
              : intent.allows(value.getKey());
      if (!known) throw wrong(intent.name(), "it has no value \"" + value.getKey() + "\"");
      values.put(value.getKey(), settings(intent.name(), value.getValue()));
    }
    if (values.isEmpty()) throw wrong(intent.name(), "a way has no values");
    return new IntentMapping(values, evidence);
  }

  private Map<String, Object> settings(String intent, JsonNode attributes) {
    var settings = new LinkedHashMap<String, Object>();
    for (var attribute : attributes.properties()) {
      var value = BiosSettings.plain(attribute.getValue());
      if (value == null) throw wrong(intent, attribute.getKey() + " has no value");
      settings.put(attribute.getKey(), value);
    }
    if (settings.isEmpty()) throw wrong(intent, "a value has no attributes");
    return settings;
  }

  private IllegalStateException wrong(String intent, String what) {
    return new IllegalStateException(FILE + " of " + driver + ", " + intent + ": " + what);
  }
}
