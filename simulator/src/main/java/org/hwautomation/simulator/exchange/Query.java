package org.hwautomation.simulator.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The query options of a request, in order; names as sent, values decoded.
public record Query(Map<String, String> options) {

  public static final Query NONE = new Query(Map.of());

  public static Query of(String uri) {
    int at = uri.indexOf('?');
    if (at < 0 || at == uri.length() - 1) return NONE;
    var options = new LinkedHashMap<String, String>();
    for (var pair : uri.substring(at + 1).split("&")) {
      if (pair.isEmpty()) continue;
      int equals = pair.indexOf('=');
      var name = decode(equals < 0 ? pair : pair.substring(0, equals));
      options.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return new Query(options);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // A stray % is the client's business, not a reason to answer nothing.
    }
  }

  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  public boolean isEmpty() {
    return options.isEmpty();
  }
}
