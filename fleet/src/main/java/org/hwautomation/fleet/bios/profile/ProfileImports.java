package org.hwautomation.fleet.bios.profile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.registry.BiosRegistries;
import org.hwautomation.fleet.bios.registry.KnownRegistry;
import org.hwautomation.fleet.bios.registry.RegistryKey;
import org.hwautomation.fleet.bios.snapshot.BiosSnapshot;
import org.hwautomation.fleet.bios.snapshot.BiosSnapshots;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.Servers;
import org.hwautomation.redfish.registry.AttributeRegistry;

/// Makes profiles of files and of machines, and files of profiles.
public final class ProfileImports {

  private final BiosProfiles profiles;
  private final Servers servers;
  private final BiosSnapshots snapshots;
  private final BiosRegistries registries;

  public ProfileImports(
      BiosProfiles profiles, Servers servers, BiosSnapshots snapshots, BiosRegistries registries) {
    this.profiles = profiles;
    this.servers = servers;
    this.snapshots = snapshots;
    this.registries = registries;
  }

  /// How a profile is written down.
  public enum Format {
    YAML,
    JSON
  }

  public String export(Actor actor, String name, Format format) {
    var profile = profiles.find(actor, name).profile();
    return switch (format) {
      case YAML -> ProfileFile.yaml(profile);
      case JSON -> ProfileFile.json(profile);
    };
  }

  /// Reads YAML, JSON or the XML of Supermicro's update manager, by what it looks like, and saves
  /// it as a new version.
  ///
  /// @param name for the profile; empty to take the file's own
  /// @throws Problem with every fault and its line; nothing is saved then
  public ImportedProfile read(Actor actor, Optional<String> name, byte[] content) {
    actor.require(Permission.CHANGE_SERVERS);
    if (SumXml.isLikely(content)) return readXml(actor, name, content);
    var profile = parsed(content);
    var named = name.map(profile::named).orElse(profile);
    return new ImportedProfile(profiles.save(actor, named, Optional.empty()), List.of());
  }

  /// Saves a profile that was changed as text.
  ///
  /// @param name that it keeps, whatever the text says
  /// @param basedOn the version that was changed
  /// @throws Problem with every fault and its line; nothing is saved then
  public ProfileVersion change(
      Actor actor, String name, byte[] content, Optional<Integer> basedOn) {
    actor.require(Permission.CHANGE_SERVERS);
    return profiles.save(actor, parsed(content).named(name), basedOn);
  }

  private static BiosProfile parsed(byte[] content) {
    var faults = new ArrayList<Fault>();
    var read = ProfileFile.read("profile", new String(content, StandardCharsets.UTF_8), faults);
    ProfileRules.refuse(read.map(BiosProfile::name).orElse(""), faults);
    return read.orElseThrow();
  }

  /// As YAML, to be changed.
  public String text(BiosProfile profile) {
    return ProfileFile.yaml(profile);
  }

  private ImportedProfile readXml(Actor actor, Optional<String> name, byte[] content) {
    if (name.isEmpty()) {
      throw Problem.invalid(
          "name-missing",
          "A file of Supermicro's update manager has no name for the profile.",
          "Give one.");
    }
    var faults = new ArrayList<Fault>();
    var xml = SumXml.read("profile", content, faults);
    ProfileRules.refuse(name.get(), faults);
    var leftOut = new ArrayList<>(xml.leftOut());
    var settings = new LinkedHashMap<>(xml.settings());
    settings
        .keySet()
        .removeIf(attribute -> {
          var rule = PreservedAttributes.rule(attribute);
          rule.ifPresent(
              found -> leftOut.add("%s is left out: %s.".formatted(attribute, found.reason())));
          return rule.isPresent();
        });
    var profile =
        new BiosProfile(
            name.get(),
            "From a file of Supermicro's update manager",
            Optional.empty(),
            settings,
            Map.of(),
            PreservedAttributes.globs());
    return new ImportedProfile(profiles.save(actor, profile, Optional.empty()), leftOut);
  }

  /// A profile of a server's last known settings, without what belongs to that machine.
  ///
  /// @param preserve globs of further attributes to leave out
  public ImportedProfile fromServer(
      Actor actor, UUID id, String name, String description, List<String> preserve) {
    actor.require(Permission.CHANGE_SERVERS);
    var server = servers.byId(id);
    var snapshot = lastKnown(server);
    var registry = registry(server, snapshot.settings());
    var machine = MachineProfile.of(snapshot.settings(), registry.orElse(null), preserve);
    var kept = new ArrayList<>(PreservedAttributes.globs());
    kept.addAll(preserve);
    var profile =
        new BiosProfile(
            name,
            description.isBlank()
                ? "As %s was at %s".formatted(server.name(), snapshot.confirmedAt())
                : description,
            Optional.empty(),
            machine.settings(),
            Map.of(),
            kept);
    return new ImportedProfile(profiles.create(actor, profile), machine.leftOut());
  }

  /// What of a server's last known settings other machines can have, without what is at its
  /// default.
  ///
  /// @throws Problem when they were never read
  public MachineProfile departures(Server server) {
    var settings = lastKnown(server).settings();
    var registry = registry(server, settings).orElse(null);
    return MachineProfile.of(settings, registry, List.of()).departures(registry);
  }

  private BiosSnapshot lastKnown(Server server) {
    return snapshots
        .latestKnown(server.id())
        .orElseThrow(() ->
            Problem.conflict(
                "bios-never-read",
                "The BIOS settings of %s were never read.".formatted(server.name()),
                "Read them first: refresh its BIOS while it is on."));
  }

  private Optional<AttributeRegistry> registry(Server server, BiosSettings settings) {
    return registries
        .find(RegistryKey.of(server.identity(), settings))
        .flatMap(KnownRegistry::registry);
  }
}
