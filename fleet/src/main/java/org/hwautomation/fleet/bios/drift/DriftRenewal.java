package org.hwautomation.fleet.bios.drift;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.driver.bios.AttributeJudge;
import org.hwautomation.driver.bios.BiosDialect;
import org.hwautomation.driver.intent.IntentMappings;
import org.hwautomation.driver.intent.IntentResolver;
import org.hwautomation.fleet.bios.registry.BiosRegistries;
import org.hwautomation.fleet.bios.registry.KnownRegistry;
import org.hwautomation.fleet.bios.registry.RegistryKey;
import org.hwautomation.fleet.bios.snapshot.BiosSnapshot;
import org.hwautomation.fleet.bios.snapshot.BiosSnapshots;
import org.hwautomation.fleet.database.Database;
import org.jspecify.annotations.Nullable;

/// Brings the list of drift to what the stored readings and baselines say. Every reading is worked
/// on once and in order, whoever took it, so that each change gets the cause that it had.
public final class DriftRenewal {

  private final Database database;
  private final DriftStore store;
  private final Expectations expectations;
  private final BiosSnapshots snapshots;
  private final BiosRegistries registries;
  private final Writers writers;
  private final TimeOrderedId ids;
  private final InstantSource clock;
  private final Map<String, IntentMappings> mappings = new ConcurrentHashMap<>();

  public DriftRenewal(
      Database database,
      Expectations expectations,
      BiosSnapshots snapshots,
      BiosRegistries registries,
      Writers writers,
      TimeOrderedId ids,
      InstantSource clock) {
    this.database = database;
    this.store = new DriftStore(database);
    this.expectations = expectations;
    this.snapshots = snapshots;
    this.registries = registries;
    this.writers = writers;
    this.ids = ids;
    this.clock = clock;
  }

  /// @return how many servers had something new
  public int renew() {
    var stale = expectations.stale();
    var known = new HashMap<RegistryKey, Optional<KnownRegistry>>();
    for (var one : stale) database.transact(() -> renew(one, known));
    return stale.size();
  }

  private void renew(Expectations.Stale stale, Map<RegistryKey, Optional<KnownRegistry>> known) {
    var server = stale.server();
    if (!store.lock(server)) return;
    var state = store.state(server);
    var before = state.map(DriftStore.State::snapshot).flatMap(snapshots::find);
    var readings = snapshots.knownSince(server, before.map(BiosSnapshot::id));
    if (before.isEmpty() && readings.isEmpty()) return;
    var latest = readings.isEmpty() ? before.orElseThrow() : readings.getLast();
    var expected = expectations.of(stale, intents -> resolved(intents, stale, latest, known));
    for (var snapshot : readings) {
      work(stale, before, snapshot, expected, known);
      before = Optional.of(snapshot);
    }
    // The same values under other expectations: nothing changed, and something may drift now.
    if (readings.isEmpty()) work(stale, before, latest, expected, known);
    store.keep(server, new DriftStore.State(latest.id(), expected.basis()));
  }

  private void work(
      Expectations.Stale stale,
      Optional<BiosSnapshot> before,
      BiosSnapshot now,
      Expected expected,
      Map<RegistryKey, Optional<KnownRegistry>> known) {
    var work =
        new DriftWork(
            stale.server(),
            before.map(last ->
                new Reading(last.confirmedAt(), last.settings().attributes(), Optional.empty())),
            new Reading(now.firstReadAt(), now.settings().attributes(), now.job()),
            expected,
            store.open(stale.server()),
            sameness(stale, now, known),
            writers,
            ids::next);
    store.apply(work.work(), clock.instant());
  }

  /// An intent that cannot be met on this server expects nothing of it.
  private Map<String, Object> resolved(
      Map<String, String> intents,
      Expectations.Stale stale,
      BiosSnapshot snapshot,
      Map<RegistryKey, Optional<KnownRegistry>> known) {
    if (intents.isEmpty()) return Map.of();
    var registry = registry(stale, snapshot, known);
    return new IntentResolver(
            mappings.computeIfAbsent(stale.driver(), IntentMappings::ofDriver),
            registry.map(KnownRegistry::dialect).orElse(BiosDialect.STANDARD),
            snapshot.settings(),
            registry.flatMap(KnownRegistry::registry).orElse(null))
        .resolve(intents, Map.of())
        .settings();
  }

  private Optional<KnownRegistry> registry(
      Expectations.Stale stale,
      BiosSnapshot snapshot,
      Map<RegistryKey, Optional<KnownRegistry>> known) {
    return known.computeIfAbsent(
        RegistryKey.of(stale.identity(), snapshot.settings()), registries::find);
  }

  private Sameness sameness(
      Expectations.Stale stale,
      BiosSnapshot snapshot,
      Map<RegistryKey, Optional<KnownRegistry>> known) {
    var registry = registry(stale, snapshot, known);
    var judge =
        new AttributeJudge(
            snapshot.settings(),
            registry.flatMap(KnownRegistry::registry).orElse(null),
            registry.map(KnownRegistry::dialect).orElse(BiosDialect.STANDARD));
    return new Sameness() {
      @Override
      public boolean same(String attribute, @Nullable Object one, @Nullable Object other) {
        return judge.same(attribute, one, other);
      }

      @Override
      public Optional<String> liveName(String attribute) {
        return judge.names(attribute).stream().findFirst();
      }
    };
  }
}
