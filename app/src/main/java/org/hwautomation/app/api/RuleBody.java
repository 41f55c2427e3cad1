package org.hwautomation.app.api;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.fleet.bios.compliance.ComplianceRule;
import org.hwautomation.fleet.bios.compliance.Requirement;
import org.hwautomation.fleet.bios.compliance.RuleScope;
import org.hwautomation.fleet.bios.compliance.Severity;
import org.hwautomation.fleet.bios.compliance.StoredRule;
import org.jspecify.annotations.Nullable;

/// A compliance rule in JSON.
///
/// @param attributes name → the values that are allowed, the one to be set first
/// @param intents intent → value
/// @param updatedBy only in answers
/// @param updatedAt only in answers
record RuleBody(
    @Nullable String name,
    @NotNull String title,
    @NotNull Severity severity,
    @Nullable ScopeBody scope,
    @Nullable Map<String, List<Object>> attributes,
    @Nullable Map<String, String> intents,
    @Nullable String updatedBy,
    @Nullable Instant updatedAt) {

  /// Globs; an absent or empty list narrows nothing.
  record ScopeBody(
      @Nullable List<String> vendor,
      @Nullable List<String> model,
      @Nullable List<String> deviceType,
      @Nullable List<String> tag,
      @Nullable List<String> site) {

    static ScopeBody of(RuleScope scope) {
      return new ScopeBody(
          scope.vendor(), scope.model(), scope.deviceType(), scope.tag(), scope.site());
    }

    RuleScope scope() {
      return new RuleScope(
          orNone(vendor), orNone(model), orNone(deviceType), orNone(tag), orNone(site));
    }

    private static List<String> orNone(@Nullable List<String> globs) {
      return globs == null ? List.of() : globs;
    }
  }

  static RuleBody of(StoredRule stored) {
    var rule = stored.rule();
    return new RuleBody(
        rule.name(),
        rule.title(),
        rule.severity(),
        ScopeBody.of(rule.scope()),
        rule.requirement().attributes(),
        rule.requirement().intents(),
        stored.updatedBy(),
        stored.updatedAt());
  }

  ComplianceRule rule(String called) {
    var allowed = new LinkedHashMap<String, List<Object>>();
    if (attributes != null) {
      attributes.forEach((attribute, values) ->
          allowed.put(attribute, values.stream().map(RuleBody::plain).toList()));
    }
    return new ComplianceRule(
        called,
        title,
        severity,
        scope == null ? RuleScope.EVERYWHERE : scope.scope(),
        new Requirement(allowed, intents == null ? Map.of() : intents));
  }

  /// Attribute values are texts, whole numbers as Long, or booleans.
  private static Object plain(Object value) {
    return value instanceof Integer number ? (Object) number.longValue() : value;
  }
}
