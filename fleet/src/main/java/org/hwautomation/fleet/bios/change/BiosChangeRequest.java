package org.hwautomation.fleet.bios.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.fleet.bios.profile.BiosProfile;

/// What was asked of a server's BIOS. Attributes and intents may be mixed; where they disagree, the
/// plan says so and is not made.
///
/// @param attributes attribute → value, either value name, with or without a name suffix
/// @param intents intent → value: `virtualization: on`
/// @param profile whose settings and intents are wanted too, unless the ones here say otherwise
/// @param preserve globs of attributes that are never written, besides the device type's own
/// @param gracefulLimit how long the host's operating system may take to shut down before it is
///   switched off
public record BiosChangeRequest(
    Map<String, Object> attributes,
    Map<String, String> intents,
    Optional<String> profile,
    List<String> preserve,
    ApplyTime applyTime,
    RollbackPolicy rollback,
    Duration gracefulLimit) {

  public static final Duration DEFAULT_GRACEFUL_LIMIT = Duration.ofMinutes(5);

  public BiosChangeRequest {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    intents = Collections.unmodifiableMap(new LinkedHashMap<>(intents));
    preserve = List.copyOf(preserve);
  }

  /// Now, by name, with a person to go back.
  public static BiosChangeRequest of(Map<String, Object> attributes) {
    return new BiosChangeRequest(
        attributes,
        Map.of(),
        Optional.empty(),
        List.of(),
        ApplyTime.NOW,
        RollbackPolicy.BY_HAND,
        DEFAULT_GRACEFUL_LIMIT);
  }

  public BiosChangeRequest at(ApplyTime when) {
    return new BiosChangeRequest(
        attributes, intents, profile, preserve, when, rollback, gracefulLimit);
  }

  public BiosChangeRequest with(RollbackPolicy policy) {
    return new BiosChangeRequest(
        attributes, intents, profile, preserve, applyTime, policy, gracefulLimit);
  }

  /// With these globs in place of its own.
  BiosChangeRequest preserving(List<String> globs) {
    return new BiosChangeRequest(
        attributes, intents, profile, globs, applyTime, rollback, gracefulLimit);
  }

  /// With what a profile wants besides.
  BiosChangeRequest over(BiosProfile lower) {
    var allAttributes = new LinkedHashMap<>(lower.settings());
    allAttributes.putAll(attributes);
    var allIntents = new LinkedHashMap<>(lower.intents());
    allIntents.putAll(intents);
    var allPreserve = new ArrayList<>(lower.preserve());
    allPreserve.addAll(preserve);
    return new BiosChangeRequest(
        allAttributes, allIntents, profile, allPreserve, applyTime, rollback, gracefulLimit);
  }
}
