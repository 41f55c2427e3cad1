package org.hwautomation.fleet.bios.snapshot;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.fleet.Page;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Json;

/// The history of BIOS settings. Reading the same again only confirms what is there; what differs
/// is stored as its difference to a whole snapshot, until a quarter differs.
public final class BiosSnapshots {

  private static final int LONGEST_PAGE = 200;

  private final Database database;
  private final BiosSnapshotStore store;
  private final TimeOrderedId ids;
  private final InstantSource clock;

  public BiosSnapshots(Database database, TimeOrderedId ids, InstantSource clock) {
    this.database = database;
    this.store = new BiosSnapshotStore(database);
    this.ids = ids;
    this.clock = clock;
  }

  /// Keeps what has just been read. An equal reading confirms the latest snapshot of its kind,
  /// unless it brings a note of its own.
  ///
  /// @param by a user's name, or `system`
  /// @param note may be empty
  /// @param job the job that read it
  public BiosSnapshot keep(
      UUID server,
      BiosSettings read,
      SnapshotKind kind,
      String by,
      String note,
      Optional<UUID> job) {
    var now = clock.instant();
    var settings = BiosSnapshotStore.storable(read);
    var digest = digest(settings);
    return database.inTransaction(() -> {
      if (!store.lock(server)) {
        throw Problem.notFound(
            "server-unknown",
            "There is no server %s.".formatted(server),
            "Look at the list of servers.");
      }
      var before = store.latest(server, kind);
      if (before.isPresent()
          && before.get().digest().equals(digest)
          && confirms(before.get(), note)) {
        store.confirm(before.get().id(), now);
        return store.find(before.get().id()).orElseThrow();
      }
      var snapshot =
          new BiosSnapshot(
              ids.next(), server, kind, now, now, digest, by, note.strip(), job, settings);
      int changes = settings.known() ? changes(before, settings) : 0;
      store.insert(snapshot, store.keyframe(server), changes);
      return store.find(snapshot.id()).orElseThrow();
    });
  }

  /// What a server that was off told before it went off is what it is compared with.
  private int changes(Optional<BiosSnapshot> before, BiosSettings settings) {
    return before
        .flatMap(
            last -> last.settings().known() ? Optional.of(last) : store.latestKnown(last.server()))
        .map(last -> ValueDelta.between(last.settings().attributes(), settings.attributes()).size())
        .orElse(0);
  }

  private static boolean confirms(BiosSnapshot before, String note) {
    return note.isBlank() || note.strip().equals(before.note());
  }

  public Optional<BiosSnapshot> find(UUID id) {
    return store.find(id);
  }

  public Optional<BiosSnapshot> latest(UUID server, SnapshotKind kind) {
    return store.latest(server, kind);
  }

  /// The last values in force that the server told: it may be off now.
  public Optional<BiosSnapshot> latestKnown(UUID server) {
    return store.latestKnown(server);
  }

  /// The newest of a kind of many servers, in one statement; servers without one are left out.
  public Map<UUID, BiosSnapshot> latestOf(Collection<UUID> servers, SnapshotKind kind) {
    return store.latestOf(servers, kind);
  }

  /// Readings of values in force in which the server told any, oldest first.
  ///
  /// @param after only those that came after this one
  public List<BiosSnapshot> knownSince(UUID server, Optional<UUID> after) {
    return store.knownSince(server, after);
  }

  /// Somebody looked, and the values in force are still those that were read last.
  public void confirm(UUID server) {
    store.confirmLatest(server, SnapshotKind.CURRENT, clock.instant());
  }

  /// Newest first, all kinds.
  ///
  /// @param cursor of the page before; empty for the first
  public Page<BiosSnapshotEntry> history(UUID server, Optional<String> cursor, int limit) {
    return store.history(
        server, cursor.map(BiosSnapshots::number), Math.clamp(limit, 1, LONGEST_PAGE));
  }

  private static long number(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException _) {
      throw Problem.invalid(
          "cursor-invalid",
          "The cursor \"%s\" is not one of this list.".formatted(cursor),
          "Hand back \"next\" of the page before as it came.");
    }
  }

  private static Sha256 digest(BiosSettings settings) {
    var content = new TreeMap<String, Object>();
    content.put("attributes", new TreeMap<>(settings.attributes()));
    content.put("registry", settings.registryId());
    content.put("version", settings.biosVersion());
    content.put("known", settings.known());
    return Sha256.of(Json.write(content).getBytes(StandardCharsets.UTF_8));
  }
}
