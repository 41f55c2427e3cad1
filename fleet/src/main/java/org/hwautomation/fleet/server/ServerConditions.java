package org.hwautomation.fleet.server;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A filter as SQL conditions with their parameters. Only fixed text becomes SQL; every value is a
/// parameter.
final class ServerConditions {

  private static final String SEARCHED =
      "search_text || ' ' || lower(bmc_version || ' ' || bios_version || ' ' || array_to_string(tags, ' '))";

  private final String text;
  private final Map<ServerFacet, String> chosen = new EnumMap<>(ServerFacet.class);
  private final Map<String, Object> parameters = new HashMap<>();

  ServerConditions(ServerFilter filter) {
    var words = filter.text().isEmpty() ? new String[0] : filter.text().split("\\s+");
    var condition = new StringBuilder("true");
    for (int i = 0; i < words.length; i++) {
      condition.append(" AND strpos(").append(SEARCHED).append(", :word").append(i).append(") > 0");
      parameters.put("word" + i, words[i].toLowerCase(Locale.ROOT));
    }
    text = condition.toString();
    filter
        .chosen()
        .forEach((facet, values) -> {
          var name = "chosen_" + facet.name().toLowerCase(Locale.ROOT);
          parameters.put(name, values);
          chosen.put(
              facet,
              facet == ServerFacet.TAG
                  ? "tags && ARRAY[:" + name + "]::text[]"
                  : column(facet) + " IN (:" + name + ")");
        });
  }

  String text() {
    return text;
  }

  /// The condition of each facet that narrows anything.
  Map<ServerFacet, String> chosen() {
    return chosen;
  }

  String all() {
    return chosen.isEmpty()
        ? text
        : text + chosen.values().stream().collect(Collectors.joining(" AND ", " AND ", ""));
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  static String column(ServerFacet facet) {
    return switch (facet) {
      case VENDOR -> "vendor";
      case MODEL -> "model";
      case STATE -> "state";
      case HEALTH -> "health";
      case POWER -> "power";
      case DEVICE_TYPE -> "device_type";
      case SITE -> "site";
      case TAG -> "tags";
    };
  }
}
