package org.hwautomation.fleet.step;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Result of staging, read by the restart and by the verification after it.
///
/// @param needsActivation false when every attribute holds already
/// @param attributes all that were wanted, those included that held already
/// @param afterRefusal whether another method was tried before and refused
public record BiosStaged(
    boolean needsActivation,
    @Nullable JsonNode ticket,
    String method,
    Map<String, Object> attributes,
    boolean afterRefusal) {

  static final BiosStaged NOTHING = new BiosStaged(false, null, "", Map.of(), false);

  public BiosStaged {
    attributes =
        attributes == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(attributes));
  }
}
