package org.hwautomation.fleet.database;

import java.util.regex.Pattern;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Values as `jsonb` takes them.
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          // Attribute maps hold Long, never Integer, whatever the size of the number.
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  // PostgreSQL has no NUL in texts; some BMCs pad serial numbers with it.
  private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

  private Json() {}

  public static String write(Object value) {
    return NUL.matcher(MAPPER.writeValueAsString(value)).replaceAll("$1");
  }

  public static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }
}
