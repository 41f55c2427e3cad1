package org.hwautomation.fleet.bios.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.fleet.devicetype.Glob;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.hwautomation.redfish.registry.AttributeRegistry.Attribute;
import org.hwautomation.redfish.registry.AttributeRegistry.Type;
import org.jspecify.annotations.Nullable;

/// What of one machine's settings other machines can have as well.
///
/// @param leftOut attribute and why, for people
public record MachineProfile(Map<String, Object> settings, List<String> leftOut) {

  /// @param registry null when the machine has none
  /// @param preserve globs of further attributes that are left out
  static MachineProfile of(
      BiosSettings machine, @Nullable AttributeRegistry registry, List<String> preserve) {
    var own = preserve.stream().map(Glob::new).toList();
    var settings = new LinkedHashMap<String, Object>();
    var reasons = new LinkedHashMap<String, List<String>>();
    var informing = informing(registry);
    machine
        .attributes()
        .forEach((name, value) -> {
          if (value == null) return; // a password, or not known
          var rule = PreservedAttributes.rule(name);
          String reason = null;
          if (rule.isPresent()) reason = rule.get().reason();
          else if (own.stream().anyMatch(glob -> glob.matches(name))) reason = "as asked";
          else if (informing.contains(name)) reason = "only informs and is never written";
          if (reason == null) settings.put(name, value);
          else reasons.computeIfAbsent(reason, _ -> new ArrayList<>()).add(name);
        });
    var leftOut = new ArrayList<String>();
    reasons.forEach((reason, names) ->
        leftOut.add("Left out (%s): %s.".formatted(reason, String.join(", ", names))));
    return new MachineProfile(settings, leftOut);
  }

  /// Without what is at the registry's default. All of it when the registry tells no defaults.
  MachineProfile departures(@Nullable AttributeRegistry registry) {
    var departing = new LinkedHashMap<>(settings);
    departing.entrySet().removeIf(setting -> isDefault(registry, setting));
    int asByDefault = settings.size() - departing.size();
    if (asByDefault == 0) return this;
    var reasons = new ArrayList<>(leftOut);
    reasons.add("Left out (at their defaults): %d settings.".formatted(asByDefault));
    return new MachineProfile(departing, reasons);
  }

  private static boolean isDefault(
      @Nullable AttributeRegistry registry, Map.Entry<String, Object> setting) {
    return registry != null
        && registry
            .attribute(setting.getKey())
            .map(attribute -> BiosSettings.plain(attribute.defaultValue()))
            .filter(setting.getValue()::equals)
            .isPresent();
  }

  /// iDRAC marks what only informs as immutable, and anything as read-only while it is locked down.
  /// Others have no mark but read-only, which a dependency may lift.
  private static Set<String> informing(@Nullable AttributeRegistry registry) {
    if (registry == null) return Set.of();
    var attributes = registry.attributes().values();
    boolean tellsImmutable = attributes.stream().anyMatch(Attribute::immutable);
    var mapped =
        registry.dependencies().stream()
            .map(AttributeRegistry.Dependency::toAttribute)
            .collect(Collectors.toSet());
    return attributes.stream()
        .filter(attribute ->
            attribute.type() == Type.PASSWORD
                || attribute.immutable()
                || (!tellsImmutable && attribute.readOnly() && !mapped.contains(attribute.name())))
        .map(Attribute::name)
        .collect(Collectors.toSet());
  }
}
