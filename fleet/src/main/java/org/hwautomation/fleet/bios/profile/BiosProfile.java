package org.hwautomation.fleet.bios.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// BIOS settings and intents under one name, to be laid on servers or compared with them.
///
/// @param deviceType the role it is meant for; only a hint for people
/// @param settings attribute → String, Long or Boolean
/// @param intents intent → value
/// @param preserve globs of attributes that it never writes
public record BiosProfile(
    String name,
    String description,
    Optional<String> deviceType,
    Map<String, Object> settings,
    Map<String, String> intents,
    List<String> preserve) {

  public BiosProfile {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    intents = Collections.unmodifiableMap(new LinkedHashMap<>(intents));
    preserve = List.copyOf(preserve);
  }

  public BiosProfile named(String other) {
    return new BiosProfile(other, description, deviceType, settings, intents, preserve);
  }
}
