package org.hwautomation.fleet.bios.intent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hwautomation.driver.intent.Intent;
import org.hwautomation.driver.intent.IntentCatalog;
import org.hwautomation.fleet.Nearest;
import org.hwautomation.fleet.yaml.YamlMapping;

/// The key `intents` of a device type or a profile. An unknown intent or value is a fault with its
/// line and the nearest right word.
public final class IntentsReader {

  private IntentsReader() {}

  /// @return intent → value, in the catalog's order; a list's words with commas between
  public static Map<String, String> read(YamlMapping parent) {
    var names = IntentCatalog.all().stream().map(Intent::name).collect(Collectors.toSet());
    var wanted = new LinkedHashMap<String, String>();
    parent
        .mapping("intents", "intents", names)
        .ifPresent(intents -> {
          for (var intent : IntentCatalog.all()) {
            if (intent.takesList()) list(intents, intent, wanted);
            else one(intents, intent, wanted);
          }
        });
    return wanted;
  }

  private static void list(YamlMapping intents, Intent intent, Map<String, String> wanted) {
    var words = intents.texts(intent.name());
    if (!words.isEmpty()) wanted.put(intent.name(), String.join(",", words));
  }

  private static void one(YamlMapping intents, Intent intent, Map<String, String> wanted) {
    intents
        .optionalText(intent.name())
        .filter(text -> !text.isEmpty()) // the reader has said what is wrong
        .ifPresent(text -> {
          var value = IntentCatalog.normal(text);
          if (intent.allows(value)) {
            wanted.put(intent.name(), value);
          } else {
            var offered = List.copyOf(intent.values().keySet());
            intents.fault(
                intent.name(),
                "unknown-value",
                "%s is one of %s, not \"%s\"."
                    .formatted(intent.name(), String.join(", ", offered), text),
                Nearest.to(value, offered));
          }
        });
  }
}
