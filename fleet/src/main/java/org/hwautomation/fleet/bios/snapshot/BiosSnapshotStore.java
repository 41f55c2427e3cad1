package org.hwautomation.fleet.bios.snapshot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.fleet.Page;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Json;
import org.hwautomation.fleet.database.Rows;
import org.jspecify.annotations.Nullable;

/// The `bios_snapshot` table.
final class BiosSnapshotStore {

  /// A snapshot is whole when more than one in this many of its values differ from the last whole
  /// one.
  private static final int WHOLE_WHEN_MORE_THAN_ONE_IN = 4;

  private static final String SELECT =
      """
      SELECT s.id, s.server_id, s.kind, s.first_read_at, s.confirmed_at, s.digest, s.registry_id,
        s.bios_version, s.known, s.attributes, s.gone, s.taken_by, s.note, s.job_id,
        k.attributes AS whole
      FROM bios_snapshot s LEFT JOIN bios_snapshot k ON k.id = s.keyframe_id
      """;

  private final Database database;

  BiosSnapshotStore(Database database) {
    this.database = database;
  }

  /// Readings of one server are kept one after the other.
  ///
  /// @return false when there is no such server
  boolean lock(UUID server) {
    return database
        .sql("SELECT id FROM server WHERE id = :id FOR NO KEY UPDATE")
        .param("id", server)
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  Optional<BiosSnapshot> find(UUID id) {
    return database
        .sql(SELECT + "WHERE s.id = :id")
        .param("id", id)
        .query(BiosSnapshotStore::snapshot)
        .optional();
  }

  Optional<BiosSnapshot> latest(UUID server, SnapshotKind kind) {
    return database
        .sql(
            SELECT
                + "WHERE s.server_id = :server AND s.kind = :kind ORDER BY s.number DESC LIMIT 1")
        .param("server", server)
        .param("kind", kind.name())
        .query(BiosSnapshotStore::snapshot)
        .optional();
  }

  Map<UUID, BiosSnapshot> latestOf(Collection<UUID> servers, SnapshotKind kind) {
    var found = new HashMap<UUID, BiosSnapshot>();
    database
        .sql(
            SELECT
                + """
                WHERE s.id IN (SELECT n.id
                  FROM jsonb_array_elements_text(:servers::jsonb) AS w (server),
                  LATERAL (SELECT id FROM bios_snapshot WHERE server_id = w.server::uuid
                    AND kind = :kind ORDER BY number DESC LIMIT 1) n)
                """)
        .param("servers", Json.write(servers))
        .param("kind", kind.name())
        .query(BiosSnapshotStore::snapshot)
        .list()
        .forEach(snapshot -> found.put(snapshot.server(), snapshot));
    return found;
  }

  List<BiosSnapshot> knownSince(UUID server, Optional<UUID> after) {
    return database
        .sql(
            SELECT
                + """
                WHERE s.server_id = :server AND s.kind = 'CURRENT' AND s.known
                  AND s.number > coalesce((SELECT number FROM bios_snapshot WHERE id = :after), 0)
                ORDER BY s.number
                """)
        .param("server", server)
        .param("after", after.orElse(null), java.sql.Types.OTHER)
        .query(BiosSnapshotStore::snapshot)
        .list();
  }

  void confirmLatest(UUID server, SnapshotKind kind, Instant now) {
    database
        .sql(
            """
            UPDATE bios_snapshot SET confirmed_at = :now
            WHERE id = (SELECT id FROM bios_snapshot WHERE server_id = :server AND kind = :kind
                        ORDER BY number DESC LIMIT 1)
            """)
        .param("now", Database.time(now))
        .param("server", server)
        .param("kind", kind.name())
        .update();
  }

  Optional<BiosSnapshot> latestKnown(UUID server) {
    return database
        .sql(
            SELECT
                + """
                WHERE s.server_id = :server AND s.kind = 'CURRENT' AND s.known
                ORDER BY s.number DESC LIMIT 1
                """)
        .param("server", server)
        .query(BiosSnapshotStore::snapshot)
        .optional();
  }

  /// The newest whole snapshot with values, to which the next one is compared.
  Optional<BiosSnapshot> keyframe(UUID server) {
    return database
        .sql(
            SELECT
                + """
                WHERE s.server_id = :server AND s.keyframe_id IS NULL AND s.known
                  AND s.kind <> 'PENDING'
                ORDER BY s.number DESC LIMIT 1
                """)
        .param("server", server)
        .query(BiosSnapshotStore::snapshot)
        .optional();
  }

  void insert(BiosSnapshot snapshot, Optional<BiosSnapshot> keyframe, int changes) {
    var values = snapshot.settings().attributes();
    var delta = keyframe.map(whole -> ValueDelta.between(whole.settings().attributes(), values));
    boolean whole =
        delta.isEmpty() || delta.get().size() * WHOLE_WHEN_MORE_THAN_ONE_IN > values.size();
    database
        .sql(
            """
            INSERT INTO bios_snapshot (id, server_id, kind, digest, first_read_at, confirmed_at,
              registry_id, bios_version, known, keyframe_id, attributes, gone, size, changes,
              taken_by, note, job_id)
            VALUES (:id, :server, :kind, :digest, :first, :confirmed, :registry, :version, :known,
              :keyframe, :attributes::jsonb,
              ARRAY(SELECT jsonb_array_elements_text(:gone::jsonb)), :size, :changes, :by, :note,
              :job)
            """)
        .param("id", snapshot.id())
        .param("server", snapshot.server())
        .param("kind", snapshot.kind().name())
        .param("digest", snapshot.digest().hex())
        .param("first", Database.time(snapshot.firstReadAt()))
        .param("confirmed", Database.time(snapshot.confirmedAt()))
        .param("registry", snapshot.settings().registryId())
        .param("version", snapshot.settings().biosVersion())
        .param("known", snapshot.settings().known())
        .param("keyframe", whole ? null : keyframe.get().id(), java.sql.Types.OTHER)
        .param("attributes", Json.write(whole ? values : delta.get().set()))
        .param("gone", Json.write(whole ? List.of() : delta.get().gone()))
        .param("size", values.size())
        .param("changes", changes)
        .param("by", snapshot.takenBy())
        .param("note", snapshot.note())
        .param("job", snapshot.job().orElse(null), java.sql.Types.OTHER)
        .update();
  }

  void confirm(UUID id, Instant now) {
    database
        .sql("UPDATE bios_snapshot SET confirmed_at = :now WHERE id = :id")
        .param("now", Database.time(now))
        .param("id", id)
        .update();
  }

  Page<BiosSnapshotEntry> history(UUID server, Optional<Long> before, int limit) {
    record Numbered(BiosSnapshotEntry entry, long number) {}
    var rows =
        database
            .sql(
                """
                SELECT number, id, server_id, kind, first_read_at, confirmed_at, bios_version,
                  known, size, changes, taken_by, note, job_id
                FROM bios_snapshot
                WHERE server_id = :server AND (:before::bigint IS NULL OR number < :before)
                ORDER BY number DESC LIMIT :limit
                """)
            .param("server", server)
            .param("before", before.orElse(null))
            .param("limit", limit + 1)
            .query((row, _) -> new Numbered(entry(row), row.getLong("number")))
            .list();
    return Page.of(rows, limit, last -> Long.toString(last.number)).map(Numbered::entry);
  }

  private static BiosSnapshotEntry entry(ResultSet row) throws SQLException {
    return new BiosSnapshotEntry(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "server_id"),
        SnapshotKind.valueOf(Rows.text(row, "kind")),
        Rows.instant(row, "first_read_at"),
        Rows.instant(row, "confirmed_at"),
        Rows.text(row, "bios_version"),
        row.getBoolean("known"),
        row.getInt("size"),
        row.getInt("changes"),
        Rows.text(row, "taken_by"),
        Rows.text(row, "note"),
        Optional.ofNullable(row.getObject("job_id", UUID.class)));
  }

  private static BiosSnapshot snapshot(ResultSet row, int number) throws SQLException {
    var stored = values(Rows.text(row, "attributes"));
    var whole = row.getString("whole");
    return new BiosSnapshot(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "server_id"),
        SnapshotKind.valueOf(Rows.text(row, "kind")),
        Rows.instant(row, "first_read_at"),
        Rows.instant(row, "confirmed_at"),
        new Sha256(Rows.text(row, "digest")),
        Rows.text(row, "taken_by"),
        Rows.text(row, "note"),
        Optional.ofNullable(row.getObject("job_id", UUID.class)),
        new BiosSettings(
            Collections.unmodifiableMap(
                whole == null
                    ? stored
                    : new ValueDelta(stored, Rows.texts(row, "gone")).applyTo(values(whole))),
            Rows.text(row, "registry_id"),
            Rows.text(row, "bios_version"),
            row.getBoolean("known")));
  }

  /// The values as they will be read back: some BMCs pad texts with what a database cannot keep.
  static BiosSettings storable(BiosSettings read) {
    return new BiosSettings(
        values(Json.write(read.attributes())), read.registryId(), read.biosVersion(), read.known());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> values(String json) {
    return (Map<String, @Nullable Object>) Json.read(json, TreeMap.class);
  }
}
