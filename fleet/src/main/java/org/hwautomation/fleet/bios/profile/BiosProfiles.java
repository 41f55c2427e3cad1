package org.hwautomation.fleet.bios.profile;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.intent.IntentCatalog;
import org.hwautomation.fleet.Nearest;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.bios.profile.ProfileVersion.Origin;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.devicetype.Catalog;
import org.hwautomation.fleet.devicetype.DeviceType;

/// The profiles that there are: those saved here, version by version, and one for each device type
/// that has BIOS settings, which is changed in its file only.
public final class BiosProfiles {

  private final Database database;
  private final BiosProfileStore store;
  private final Supplier<Catalog> catalog;
  private final AuditLog audit;
  private final InstantSource clock;

  public BiosProfiles(
      Database database, Supplier<Catalog> catalog, AuditLog audit, InstantSource clock) {
    this.database = database;
    this.store = new BiosProfileStore(database);
    this.catalog = catalog;
    this.audit = audit;
    this.clock = clock;
  }

  /// By name. Where a saved profile and a device type share one, the saved one counts.
  public List<ProfileVersion> list(Actor actor) {
    actor.require(Permission.READ);
    var byName = new LinkedHashMap<String, ProfileVersion>();
    for (var saved : store.all()) byName.put(saved.profile().name(), saved);
    for (var type : deviceTypes()) byName.putIfAbsent(type.name(), ofDeviceType(type));
    return byName.values().stream()
        .sorted(Comparator.comparing(version -> version.profile().name()))
        .toList();
  }

  /// As it is now. Of a device type only what it wants everywhere; see [#forServer].
  ///
  /// @throws Problem when there is none
  public ProfileVersion find(Actor actor, String name) {
    actor.require(Permission.READ);
    return store
        .current(name)
        .or(() -> deviceType(name).map(this::ofDeviceType))
        .orElseThrow(() -> unknown(name));
  }

  /// What a profile wants of this very machine: a device type's sections are laid together.
  ///
  /// @throws Problem when there is none
  public BiosProfile forServer(String name, Identity identity) {
    return lookup(name, identity).orElseThrow(() -> unknown(name));
  }

  /// The same; empty when there is none.
  public Optional<BiosProfile> lookup(String name, Identity identity) {
    return store
        .current(name)
        .map(ProfileVersion::profile)
        .or(() -> deviceType(name).map(type -> laidTogether(type, identity)));
  }

  private static BiosProfile laidTogether(DeviceType type, Identity identity) {
    return new BiosProfile(
        type.name(),
        type.description(),
        Optional.of(type.name()),
        type.biosSettingsFor(identity),
        type.biosIntentsFor(identity),
        type.preserve());
  }

  /// Newest first; empty for a device type's own.
  public List<ProfileVersion> history(Actor actor, String name) {
    actor.require(Permission.READ);
    var versions = store.history(name);
    if (versions.isEmpty() && deviceType(name).isEmpty()) throw unknown(name);
    return versions;
  }

  public ProfileVersion version(Actor actor, String name, int number) {
    return history(actor, name).stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .orElseThrow(() ->
            Problem.notFound(
                "profile-version-unknown",
                "The BIOS profile %s has no version %d.".formatted(name, number),
                "Look at its history."));
  }

  /// @throws Problem when there is one of this name already, or something is wrong with it
  public ProfileVersion create(Actor actor, BiosProfile profile) {
    actor.require(Permission.CHANGE_SERVERS);
    return save(actor, profile, Optional.of(0));
  }

  /// Saves a new version; a profile that says what the last version says is not saved again.
  ///
  /// @param basedOn the version that the writer has seen, 0 for none; empty to overwrite whatever
  ///   is there
  /// @throws Problem when somebody else saved meanwhile, or with everything that is wrong with it
  public ProfileVersion save(Actor actor, BiosProfile profile, Optional<Integer> basedOn) {
    actor.require(Permission.CHANGE_SERVERS);
    var normal = normal(profile);
    ProfileRules.check(normal);
    refuseDeviceTypesName(normal.name());
    return database.inTransaction(() -> {
      store.lock(normal.name());
      var before = store.current(normal.name());
      basedOn.ifPresent(seen -> refuseOutdated(normal.name(), seen, before));
      if (before.filter(last -> last.profile().equals(normal)).isPresent()) return before.get();
      int number = store.save(normal, actor.userName(), clock.instant());
      audit.append(
          actor,
          "bios-profile.save",
          normal.name(),
          Map.of(
              "version", number,
              "settings", normal.settings().size(),
              "intents", normal.intents()));
      return store.current(normal.name()).orElseThrow();
    });
  }

  /// Forgets the name; its versions stay readable in the history.
  public void remove(Actor actor, String name) {
    actor.require(Permission.CHANGE_SERVERS);
    database.transact(() -> {
      store.lock(name);
      var saved = store.current(name);
      if (saved.isEmpty()) {
        if (deviceType(name).isPresent()) throw ownedByFile(name);
        throw unknown(name);
      }
      store.remove(name, clock.instant());
      audit.append(actor, "bios-profile.remove", name, Map.of("version", saved.get().number()));
    });
  }

  private static BiosProfile normal(BiosProfile profile) {
    var intents = new LinkedHashMap<String, String>();
    profile
        .intents()
        .forEach((name, value) -> {
          var intent = IntentCatalog.find(name);
          boolean list = intent.isPresent() && intent.get().takesList();
          intents.put(
              intent.map(known -> known.name()).orElse(name),
              list ? value.strip() : IntentCatalog.normal(value));
        });
    var settings = new LinkedHashMap<String, Object>();
    profile
        .settings()
        .forEach((name, value) ->
            settings.put(name, value instanceof Integer number ? number.longValue() : value));
    return new BiosProfile(
        profile.name().strip(),
        profile.description().strip(),
        profile.deviceType().filter(type -> !type.isBlank()),
        settings,
        intents,
        profile.preserve());
  }

  private static void refuseOutdated(String name, int seen, Optional<ProfileVersion> before) {
    int there = before.map(ProfileVersion::number).orElse(0);
    if (there == seen) return;
    throw seen == 0
        ? Problem.conflict(
            "profile-name-taken",
            "There is a BIOS profile %s already.".formatted(name),
            "Choose another name, or change that one.")
        : Problem.conflict(
            "profile-changed",
            "The BIOS profile %s is at version %d now, not %d.".formatted(name, there, seen),
            "Look at what was changed, and save again.");
  }

  private void refuseDeviceTypesName(String name) {
    if (deviceType(name).isPresent() && store.current(name).isEmpty()) throw ownedByFile(name);
  }

  private static Problem ownedByFile(String name) {
    return Problem.conflict(
        "profile-of-device-type",
        "%s is the profile of a device type.".formatted(name),
        "Change the device type's file and reload, or choose another name.");
  }

  private Problem unknown(String name) {
    var names = new ArrayList<String>();
    store.all().forEach(saved -> names.add(saved.profile().name()));
    deviceTypes().forEach(type -> names.add(type.name()));
    var nearest = Nearest.to(name, names);
    return Problem.notFound(
        "profile-unknown",
        "There is no BIOS profile %s.".formatted(name),
        nearest.isEmpty()
            ? "Look at the list of profiles."
            : "Did you mean " + String.join(" or ", nearest) + "?");
  }

  private List<DeviceType> deviceTypes() {
    return catalog.get().deviceTypes().stream().filter(type -> !type.bios().isEmpty()).toList();
  }

  private Optional<DeviceType> deviceType(String name) {
    return deviceTypes().stream().filter(type -> type.name().equals(name)).findFirst();
  }

  private ProfileVersion ofDeviceType(DeviceType type) {
    var settings = new LinkedHashMap<String, Object>();
    var intents = new LinkedHashMap<String, String>();
    for (var section : type.bios()) {
      if (!section.isEverywhere()) continue;
      settings.putAll(section.settings());
      intents.putAll(section.intents());
    }
    var profile =
        new BiosProfile(
            type.name(),
            type.description(),
            Optional.of(type.name()),
            settings,
            intents,
            type.preserve());
    return new ProfileVersion(profile, 0, type.file(), catalog.get().readAt(), Origin.DEVICE_TYPE);
  }
}
