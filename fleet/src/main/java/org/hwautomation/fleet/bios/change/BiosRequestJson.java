package org.hwautomation.fleet.bios.change;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.fleet.database.Json;
import org.hwautomation.fleet.window.WindowChoice;
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
    Apply apply,
    @Nullable String from,
    @Nullable String until,
    @Nullable String window,
    RollbackPolicy rollback,
    long gracefulSeconds) {

  enum Apply {
    NOW,
    AT,
    NEXT_WINDOW,
    NEXT_RESET,
    STAGE_ONLY
  }

  static JsonNode write(BiosChangeRequest request) {
    return Json.read(Json.write(of(request)), JsonNode.class);
  }

  static BiosChangeRequest read(JsonNode json) {
    return Json.read(json.toString(), BiosRequestJson.class).request();
  }

  private static BiosRequestJson of(BiosChangeRequest request) {
    var when = request.applyTime();
    return new BiosRequestJson(
        request.attributes(),
        request.intents(),
        request.profile().orElse(null),
        request.preserve(),
        switch (when) {
          case ApplyTime.Now _ -> Apply.NOW;
          case ApplyTime.At _ -> Apply.AT;
          case ApplyTime.NextWindow _ -> Apply.NEXT_WINDOW;
          case ApplyTime.NextReset _ -> Apply.NEXT_RESET;
          case ApplyTime.StageOnly _ -> Apply.STAGE_ONLY;
        },
        when instanceof ApplyTime.At(var from, var _) ? from.toString() : null,
        when instanceof ApplyTime.At(var _, var until)
            ? until.map(Instant::toString).orElse(null)
            : null,
        when instanceof ApplyTime.NextWindow(var window) ? window.name().orElse("") : null,
        request.rollback(),
        request.gracefulLimit().toSeconds());
  }

  private BiosChangeRequest request() {
    return new BiosChangeRequest(
        attributes,
        intents,
        Optional.ofNullable(profile),
        preserve,
        applyTime(),
        rollback,
        Duration.ofSeconds(gracefulSeconds));
  }

  private ApplyTime applyTime() {
    return switch (apply) {
      case NOW -> ApplyTime.NOW;
      case AT ->
          new ApplyTime.At(
              Optional.ofNullable(from).map(Instant::parse).orElseThrow(),
              Optional.ofNullable(until).map(Instant::parse));
      case NEXT_WINDOW ->
          new ApplyTime.NextWindow(WindowChoice.named(Optional.ofNullable(window).orElse("")));
      case NEXT_RESET -> new ApplyTime.NextReset();
      case STAGE_ONLY -> new ApplyTime.StageOnly();
    };
  }
}
