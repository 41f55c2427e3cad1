package org.hwautomation.fleet.bios.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.intent.IntentMappings;
import org.hwautomation.driver.intent.IntentOutcome.Met;
import org.hwautomation.driver.intent.IntentResolver;
import org.hwautomation.fleet.bios.registry.BiosRegistries;
import org.hwautomation.fleet.bios.registry.RegistryKey;
import org.hwautomation.fleet.bios.snapshot.BiosSnapshots;
import org.hwautomation.fleet.server.Server;

/// What a profile wants, as attributes alone: its intents are resolved by what we remember of the
/// machine. No BMC is asked.
public final class ProfileAttributes {

  private final BiosProfiles profiles;
  private final BiosSnapshots snapshots;
  private final BiosRegistries registries;

  public ProfileAttributes(
      BiosProfiles profiles, BiosSnapshots snapshots, BiosRegistries registries) {
    this.profiles = profiles;
    this.snapshots = snapshots;
    this.registries = registries;
  }

  /// Empty when there is no such profile. An intent that comes to no attribute there stands as
  /// `intent NAME`, so that nobody believes it were met.
  ///
  /// @param machine empty when the profile is laid beside no machine
  public Optional<Map<String, Object>> of(String name, Optional<Server> machine) {
    var identity = machine.map(Server::identity).orElse(Server.UNIDENTIFIED);
    return profiles
        .lookup(name, identity)
        .map(profile -> {
          var wanted = new LinkedHashMap<>(profile.settings());
          var resolver = machine.flatMap(this::resolver);
          profile
              .intents()
              .forEach((intent, value) -> {
                var outcome = resolver.map(known -> known.resolve(intent, value));
                if (outcome.isPresent() && outcome.get() instanceof Met met) {
                  met.settings().forEach(wanted::putIfAbsent);
                } else {
                  wanted.put("intent " + intent, value);
                }
              });
          return wanted;
        });
  }

  private Optional<IntentResolver> resolver(Server server) {
    return snapshots
        .latestKnown(server.id())
        .flatMap(snapshot ->
            registries
                .find(RegistryKey.of(server.identity(), snapshot.settings()))
                .map(known ->
                    new IntentResolver(
                        IntentMappings.ofDriver(server.driver()),
                        known.dialect(),
                        snapshot.settings(),
                        known.registry().orElse(null))));
  }
}
