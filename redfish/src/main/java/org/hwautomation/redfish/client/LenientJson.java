package org.hwautomation.redfish.client;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON as BMCs really send it: trailing commas (Lenovo), control characters in texts, a byte
/// order mark, bytes that are no UTF-8.
final class LenientJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          // NULs and line noise after the document
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
          .build();

  private LenientJson() {}

  /// Empty when it is no JSON object or array by any stretch.
  static Optional<JsonNode> read(byte[] bytes) {
    int begin = 0;
    if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB) begin = 3;
    while (begin < bytes.length && Character.isWhitespace(bytes[begin])) begin++;
    if (begin == bytes.length || (bytes[begin] != '{' && bytes[begin] != '[')) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readTree(bytes, begin, bytes.length - begin));
    } catch (JacksonException e) {
      return decoded(bytes, begin);
    }
  }

  /// Once more with every byte taken as Latin-1, which has no invalid bytes.
  private static Optional<JsonNode> decoded(byte[] bytes, int begin) {
    try {
      var text =
          new String(
              bytes, begin, bytes.length - begin, java.nio.charset.StandardCharsets.ISO_8859_1);
      return Optional.of(MAPPER.readTree(text));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
