package org.hwautomation.driver.bios;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// BIOS attributes as the server has them. Values are String, Long, Boolean, or null where the BMC
/// says null (passwords, not yet known).
///
/// @param registryId id of the attribute registry that explains them; empty when there is none
/// @param known false when the server is off or has not finished POST and reports nothing: unknown,
///   not empty
public record BiosSettings(
    Map<String, @Nullable Object> attributes,
    String registryId,
    String biosVersion,
    boolean known) {

  /// The `Attributes` object of a `Bios` or settings resource.
  public static Map<String, @Nullable Object> attributes(JsonNode object) {
    var attributes = new LinkedHashMap<String, @Nullable Object>();
    for (var entry : object.properties()) attributes.put(entry.getKey(), plain(entry.getValue()));
    return attributes;
  }

  /// One value as this record holds it. Cray writes objects with a `current_value`.
  public static @Nullable Object plain(JsonNode value) {
    if (value.isObject()) return plain(value.path("current_value"));
    if (value.isBoolean()) return value.booleanValue();
    if (value.isIntegralNumber() && value.canConvertToLong()) return value.longValue();
    return value.isNull() || value.isMissingNode() ? null : value.asString("");
  }
}
