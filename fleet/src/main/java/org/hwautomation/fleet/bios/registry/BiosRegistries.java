package org.hwautomation.fleet.bios.registry;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosDialect;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Json;
import org.hwautomation.redfish.registry.AttributeRegistry;

/// The registries of all kinds of machines that were ever read. A BMC is asked for its own only
/// when nobody knows it: it is a megabyte, and some BMCs take half a minute for it.
public final class BiosRegistries {

  /// A service that has no registry may get one with its next firmware, which need not change the
  /// BIOS version.
  static final Duration NONE_IS_BELIEVED_FOR = Duration.ofDays(1);

  /// Parsed registries in memory: a fleet has dozens of kinds of machines, not hundreds.
  private static final int REMEMBERED = 32;

  private final RegistryStore store;
  private final InstantSource clock;
  private final Map<Sha256, KnownRegistry> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Sha256, KnownRegistry> eldest) {
          return size() > REMEMBERED;
        }
      };

  public BiosRegistries(Database database, InstantSource clock) {
    this.store = new RegistryStore(database);
    this.clock = clock;
  }

  /// What is known without asking anybody: the registry of such a machine, else the newest of its
  /// model and BIOS version.
  public Optional<KnownRegistry> find(RegistryKey key) {
    return store
        .exact(key)
        .or(() -> store.alike(key).stream().findFirst())
        .map(known -> load(known.digest()));
  }

  /// What is known, or what this BMC says when asked. A machine of the same model and BIOS version
  /// whose registry has every attribute that this one shows is as good as itself.
  public KnownRegistry findOrAsk(Identity identity, BiosSettings settings, BiosConfiguration bios) {
    var key = RegistryKey.of(identity, settings);
    var exact = store.exact(key);
    if (exact.isPresent()) {
      var loaded = load(exact.get().digest());
      var believedUntil = exact.get().askedAt().plus(NONE_IS_BELIEVED_FOR);
      if (loaded.registry().isPresent() || clock.instant().isBefore(believedUntil)) return loaded;
    } else if (settings.known()) {
      for (var other : store.alike(key)) {
        var loaded = load(other.digest());
        if (!loaded.content().attributes().keySet().containsAll(settings.attributes().keySet())) {
          continue;
        }
        store.refer(key, other.digest(), other.askedAt());
        return loaded;
      }
    }
    return keep(key, bios.registry().orElse(KnownRegistry.NONE), bios.dialect());
  }

  private KnownRegistry keep(RegistryKey key, AttributeRegistry registry, BiosDialect dialect) {
    var stored = StoredRegistry.of(registry, dialect);
    var json = Json.write(stored);
    var digest = Sha256.of(json.getBytes(StandardCharsets.UTF_8));
    store.keep(key, digest, json, clock.instant());
    return remember(new KnownRegistry(digest, stored.registry(), dialect));
  }

  private KnownRegistry load(Sha256 digest) {
    synchronized (remembered) {
      var known = remembered.get(digest);
      if (known != null) return known;
    }
    var stored = Json.read(store.content(digest), StoredRegistry.class);
    return remember(new KnownRegistry(digest, stored.registry(), stored.dialect()));
  }

  private KnownRegistry remember(KnownRegistry registry) {
    synchronized (remembered) {
      remembered.put(registry.digest(), registry);
    }
    return registry;
  }
}
