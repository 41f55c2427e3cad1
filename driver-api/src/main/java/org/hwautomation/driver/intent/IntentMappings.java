package org.hwautomation.driver.intent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.hwautomation.driver.Driver;

/// What a driver knows of intents: data, read from `bios-intents.json` beside the driver.
///
/// @param driver id of the driver, for messages
/// @param ways intent → ways to write it, the one to try first in front
/// @param whenLocked what to set besides when a setting is locked and the registry leaves open by
///   what it is unlocked: the vendor's profile that means "each setting by itself". May be empty
/// @param elsewhere intent → why this vendor's BIOS attributes cannot meet it, and what can
public record IntentMappings(
    String driver,
    Map<String, List<IntentMapping>> ways,
    Map<String, Object> whenLocked,
    Map<String, String> elsewhere) {

  public static final IntentMappings NONE = new IntentMappings("", Map.of(), Map.of(), Map.of());

  public IntentMappings {
    ways = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(ways));
    whenLocked = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(whenLocked));
    elsewhere = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(elsewhere));
  }

  /// Of `bios-intents.json` in the package of a driver.
  ///
  /// @throws IllegalStateException when the file is missing or names what does not exist
  public static IntentMappings beside(Class<? extends Driver> owner, String driver) {
    return IntentMappingsReader.read(owner, driver);
  }

  /// Of a driver on the class path; [#NONE] when it is not there. No server is asked.
  public static IntentMappings ofDriver(String id) {
    return ServiceLoader.load(Driver.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(driver -> driver.id().equals(id))
        .findFirst()
        .map(Driver::intents)
        .orElse(NONE);
  }

  List<IntentMapping> of(Intent intent) {
    return ways.getOrDefault(intent.name(), List.of());
  }

  Optional<String> elsewhere(Intent intent) {
    return Optional.ofNullable(elsewhere.get(intent.name()));
  }
}
