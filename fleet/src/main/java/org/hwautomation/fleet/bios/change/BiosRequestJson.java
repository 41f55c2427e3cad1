package org.hwautomation.fleet.bios.change;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.fleet.database.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A request as orders keep it.
///
/// @param apply which [ApplyTime]
/// @param window empty = the one that covers the server
record BiosRequestJson(
    Map<String, Object> attributes,
    Map<String, String> intents,
    @Nullable String profile,
    List<String> preserve,
    ApplyTimeJson.Apply apply,
    @Nullable String from,
    @Nullable String until,
    @Nullable String window,
    RollbackPolicy rollback,
    long gracefulSeconds) {

  static JsonNode write(BiosChangeRequest request) {
    return Json.read(Json.write(of(request)), JsonNode.class);
  }

  static BiosChangeRequest read(JsonNode json) {
    return Json.read(json.toString(), BiosRequestJson.class).request();
  }

  private static BiosRequestJson of(BiosChangeRequest request) {
    var when = ApplyTimeJson.of(request.applyTime());
    return new BiosRequestJson(
        request.attributes(),
        request.intents(),
        request.profile().orElse(null),
        request.preserve(),
        when.apply(),
        when.from(),
        when.until(),
        when.window(),
        request.rollback(),
        request.gracefulLimit().toSeconds());
  }

  private BiosChangeRequest request() {
    return new BiosChangeRequest(
        attributes,
        intents,
        Optional.ofNullable(profile),
        preserve,
        new ApplyTimeJson(apply, from, until, window).time(),
        rollback,
        Duration.ofSeconds(gracefulSeconds));
  }
}
