package org.hwautomation.jobs.store;

import java.time.Duration;
import org.hwautomation.jobs.step.Advice;
import org.hwautomation.jobs.step.Effect;
import org.hwautomation.jobs.step.JobFailure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// How records become JSON columns and back.
public final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  public static String write(@Nullable Object value) {
    return MAPPER.writeValueAsString(value);
  }

  public static JsonNode tree(@Nullable Object value) {
    return MAPPER.valueToTree(value);
  }

  public static JsonNode read(@Nullable String text) {
    return text == null ? MissingNode.getInstance() : MAPPER.readTree(text);
  }

  /// A component that is null stays null: Jackson alone makes of a null in JSON a node that says
  /// null, and whoever asks whether there is a ticket is told that there is one.
  public static <T> T convert(JsonNode node, Class<T> type) {
    return MAPPER.treeToValue(
        node instanceof ObjectNode object ? withoutNulls(object) : node, type);
  }

  private static ObjectNode withoutNulls(ObjectNode node) {
    var kept = node.objectNode();
    node.properties().stream()
        .filter(property -> !property.getValue().isNull())
        .forEach(property -> kept.set(property.getKey(), property.getValue()));
    return kept;
  }

  /// Sealed types need a tag in JSON; a failure's advice is stored as its kind, its pause and its
  /// text.
  record StoredFailure(
      String code,
      String message,
      String effect,
      String advice,
      long pauseMillis,
      String whatToDo) {}

  public static String failure(JobFailure failure) {
    return write(
        switch (failure.advice()) {
          case Advice.Never(var text) -> stored(failure, "NEVER", 0, text);
          case Advice.After(var pause) -> stored(failure, "AFTER", pause.toMillis(), "");
          case Advice.ObserveFirst(var pause) ->
              stored(failure, "OBSERVE_FIRST", pause.toMillis(), "");
        });
  }

  private static StoredFailure stored(JobFailure failure, String advice, long millis, String text) {
    return new StoredFailure(
        failure.code(), failure.message(), failure.effect().name(), advice, millis, text);
  }

  public static @Nullable JobFailure failure(@Nullable String text) {
    if (text == null) return null;
    var stored = MAPPER.readValue(text, StoredFailure.class);
    var pause = Duration.ofMillis(stored.pauseMillis());
    var advice =
        switch (stored.advice()) {
          case "AFTER" -> new Advice.After(pause);
          case "OBSERVE_FIRST" -> new Advice.ObserveFirst(pause);
          default -> new Advice.Never(stored.whatToDo());
        };
    return new JobFailure(stored.code(), stored.message(), Effect.valueOf(stored.effect()), advice);
  }
}
