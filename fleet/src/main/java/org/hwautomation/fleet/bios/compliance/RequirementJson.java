package org.hwautomation.fleet.bios.compliance;

import java.util.LinkedHashMap;
import java.util.List;

/// A requirement as `jsonb` keeps it: lists, because objects there have no order of keys.
record RequirementJson(List<Attribute> attributes, List<Intent> intents) {

  record Attribute(String name, List<Object> allowed) {}

  record Intent(String name, String value) {}

  static RequirementJson of(Requirement requirement) {
    return new RequirementJson(
        requirement.attributes().entrySet().stream()
            .map(one -> new Attribute(one.getKey(), one.getValue()))
            .toList(),
        requirement.intents().entrySet().stream()
            .map(one -> new Intent(one.getKey(), one.getValue()))
            .toList());
  }

  Requirement requirement() {
    var named = new LinkedHashMap<String, List<Object>>();
    attributes.forEach(one -> named.put(one.name(), one.allowed()));
    var meant = new LinkedHashMap<String, String>();
    intents.forEach(one -> meant.put(one.name(), one.value()));
    return new Requirement(named, meant);
  }
}
