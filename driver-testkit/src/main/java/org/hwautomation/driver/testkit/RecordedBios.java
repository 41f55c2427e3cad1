package org.hwautomation.driver.testkit;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.ServerContext;
import org.hwautomation.driver.bios.BiosComparison;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosDialect;
import org.hwautomation.driver.bios.BiosPlanner;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.hwautomation.redfish.registry.AttributeRegistryReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// The BIOS of one recorded machine as its driver reads it, and its registry as it came.
record RecordedBios(
    BiosSettings live,
    AttributeRegistry registry,
    BiosDialect dialect,
    JsonNode document,
    Map<String, JsonNode> entries) {

  /// Skips the test when the recording is not here.
  static RecordedBios of(String recording, Driver driver) {
    var bmc = new RecordedBmc(Recording.named(recording));
    var context =
        new ServerContext(InstantSource.system(), _ -> Optional.empty(), Optional.empty());
    var bios = driver.open(bmc, context).must(BiosConfiguration.class);
    var live = bios.current();
    var document =
        AttributeRegistryReader.locate(bmc, live.registryId()).flatMap(bmc::find).orElseThrow();
    var entries = new LinkedHashMap<String, JsonNode>();
    for (var one : document.json().at("/RegistryEntries/Attributes")) {
      entries.putIfAbsent(one.path("AttributeName").asString(""), one);
    }
    return new RecordedBios(
        live, bios.registry().orElseThrow(), bios.dialect(), document.json(), entries);
  }

  BiosComparison compare(Map<String, Object> wanted, String... preserve) {
    return compareWith(live.attributes(), wanted, preserve);
  }

  BiosComparison compareWith(
      Map<String, ? extends @Nullable Object> values,
      Map<String, Object> wanted,
      String... preserve) {
    var settings =
        new BiosSettings(new LinkedHashMap<>(values), live.registryId(), live.biosVersion(), true);
    return new BiosPlanner(dialect).compare(settings, registry, wanted, List.of(preserve));
  }

  ModelBios model() {
    var joins =
        switch (dialect.terms()) {
          case ANY -> ModelBios.Joins.OR_ALWAYS;
          case FOLLOWING -> ModelBios.Joins.OPERATOR_BEFORE_OPERAND;
          case PRECEDING -> ModelBios.Joins.OPERATOR_AFTER_OPERAND;
          case POSTFIX -> ModelBios.Joins.REVERSE_POLISH;
        };
    var displayNames =
        switch (dialect.values()) {
          case NAME -> false;
          case DISPLAY_NAME -> true;
        };
    return new ModelBios(document, joins, displayNames, live.attributes());
  }

  /// What the registry's document says about one attribute.
  JsonNode entry(String name) {
    return entries.getOrDefault(name, MissingNode.getInstance());
  }
}
