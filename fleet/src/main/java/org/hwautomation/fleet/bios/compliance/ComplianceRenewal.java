package org.hwautomation.fleet.bios.compliance;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hwautomation.driver.bios.BiosDialect;
import org.hwautomation.driver.intent.IntentMappings;
import org.hwautomation.fleet.bios.registry.BiosRegistries;
import org.hwautomation.fleet.bios.registry.KnownRegistry;
import org.hwautomation.fleet.bios.registry.RegistryKey;
import org.hwautomation.fleet.bios.snapshot.BiosSnapshot;
import org.hwautomation.fleet.bios.snapshot.BiosSnapshots;
import org.hwautomation.fleet.bios.snapshot.SnapshotKind;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.devicetype.Catalog;
import org.hwautomation.fleet.devicetype.DeviceType;

/// Judges anew what changed since it was judged: a snapshot, a rule, a waiver, what a server is.
/// The tables are read in sets; no BMC is asked.
public final class ComplianceRenewal {

  private static final int AT_ONCE = 500;

  private final Database database;
  private final ResultStore results;
  private final RuleStore rules;
  private final WaiverStore waivers;
  private final BiosSnapshots snapshots;
  private final BiosRegistries registries;
  private final StaleServers stale;
  private final InstantSource clock;
  private final Map<String, IntentMappings> mappings = new ConcurrentHashMap<>();

  public ComplianceRenewal(
      Database database,
      BiosSnapshots snapshots,
      BiosRegistries registries,
      Supplier<Catalog> catalog,
      InstantSource clock) {
    this.database = database;
    this.results = new ResultStore(database);
    this.rules = new RuleStore(database);
    this.waivers = new WaiverStore(database);
    this.snapshots = snapshots;
    this.registries = registries;
    this.stale =
        new StaleServers(
            database,
            identity -> catalog.get().deviceTypeFor(identity).map(DeviceType::name).orElse(""));
    this.clock = clock;
  }

  /// @return how many servers were judged again
  public int renew() {
    var revision = results.revision();
    var all = stale.find(revision);
    if (all.isEmpty()) return 0;
    var known = new HashMap<RegistryKey, Optional<KnownRegistry>>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      database.transact(() -> renew(some, known, revision));
    }
    return all.size();
  }

  private void renew(
      List<StaleServers.Stale> found,
      Map<RegistryKey, Optional<KnownRegistry>> known,
      long revision) {
    results.lock();
    // Nothing of this can go while results that point at it are written.
    var there = results.hold(found.stream().map(one -> one.server().id()).toList());
    var some = found.stream().filter(one -> there.contains(one.server().id())).toList();
    var stored = rules.held();
    var byRule = new HashMap<String, List<Waiver>>();
    for (var waiver : waivers.held()) {
      byRule.computeIfAbsent(waiver.rule(), _ -> new ArrayList<>()).add(waiver);
    }
    // Where only rules changed, the others keep their results.
    long oldest = some.stream().mapToLong(StaleServers.Stale::evaluatedRevision).min().orElse(0);
    var newer = stored.stream().filter(rule -> rule.revision() > oldest).toList();
    var current = newer.isEmpty() ? Map.<UUID, BiosSnapshot>of() : current(some);
    var judged = new ArrayList<ResultStore.Judged>();
    for (var one : some) {
      var server = one.server();
      var asked = newer.stream().filter(rule -> rule.rule().scope().covers(server)).toList();
      if (asked.isEmpty()) continue;
      var check = Optional.ofNullable(current.get(server.id())).map(s -> check(server, s, known));
      for (var rule : asked) {
        var verdict =
            check.map(c -> c.check(rule.rule().requirement())).orElseGet(RuleCheck::neverRead);
        var name = rule.rule().name();
        judged.add(
            new ResultStore.Judged(
                name, server.id(), verdict, longest(byRule.getOrDefault(name, List.of()), server)));
      }
    }
    results.keep(
        some,
        newer.stream().map(rule -> rule.rule().name()).toList(),
        judged,
        revision,
        clock.instant());
  }

  private Map<UUID, BiosSnapshot> current(List<StaleServers.Stale> some) {
    Collection<UUID> ids = some.stream().map(one -> one.server().id()).toList();
    return snapshots.latestOf(ids, SnapshotKind.CURRENT);
  }

  private RuleCheck check(
      RuledServer server, BiosSnapshot snapshot, Map<RegistryKey, Optional<KnownRegistry>> known) {
    var settings = snapshot.settings();
    var key =
        new RegistryKey(
            server.vendor(),
            server.model(),
            settings.biosVersion(),
            settings.registryId(),
            RegistryKey.offer(settings.attributes().keySet()));
    var registry = known.computeIfAbsent(key, registries::find);
    return new RuleCheck(
        settings,
        registry.flatMap(KnownRegistry::registry).orElse(null),
        registry.map(KnownRegistry::dialect).orElse(BiosDialect.STANDARD),
        mappings.computeIfAbsent(server.driver(), IntentMappings::ofDriver));
  }

  private static Optional<Waiver> longest(List<Waiver> waivers, RuledServer server) {
    return waivers.stream()
        .filter(waiver -> waiver.covers(server))
        .max(Comparator.comparing(Waiver::expiresAt).thenComparing(Waiver::id));
  }
}
