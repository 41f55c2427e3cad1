package org.hwautomation.fleet.inventory;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.driver.PowerState;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.driver.inventory.Inventory;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Json;
import org.hwautomation.fleet.database.Rows;

/// The `inventory_snapshot`, `firmware_item` and `bios_snapshot` tables.
final class SnapshotStore {

  private final Database database;
  private final TimeOrderedId ids;

  SnapshotStore(Database database, TimeOrderedId ids) {
    this.database = database;
    this.ids = ids;
  }

  /// Confirms the latest snapshot when it has the same content, else stores a new one.
  InventorySnapshot keep(UUID server, Inventory inventory, Instant now) {
    var json = Json.write(inventory);
    var digest = digest(inventory);
    var confirmed =
        database
            .sql(
                """
                UPDATE inventory_snapshot SET confirmed_at = :now,
                  content = CASE WHEN content = :content::jsonb THEN content ELSE :content::jsonb END
                WHERE id = (SELECT id FROM inventory_snapshot WHERE server_id = :server
                            ORDER BY confirmed_at DESC LIMIT 1)
                  AND digest = :digest
                """)
            .param("now", Database.time(now))
            .param("content", json)
            .param("server", server)
            .param("digest", digest.hex())
            .update();
    if (confirmed == 0) {
      database
          .sql(
              """
              INSERT INTO inventory_snapshot (id, server_id, digest, first_read_at, confirmed_at, content)
              VALUES (:id, :server, :digest, :now, :now, :content::jsonb)
              """)
          .param("id", ids.next())
          .param("server", server)
          .param("digest", digest.hex())
          .param("now", Database.time(now))
          .param("content", json)
          .update();
      replaceFirmware(server, inventory);
    }
    return latest(server).orElseThrow();
  }

  Optional<InventorySnapshot> latest(UUID server) {
    return history(server, 1).stream().findFirst();
  }

  List<InventorySnapshot> history(UUID server, int limit) {
    return database
        .sql(
            """
            SELECT id, server_id, digest, first_read_at, confirmed_at, content
            FROM inventory_snapshot WHERE server_id = :server
            ORDER BY confirmed_at DESC LIMIT :limit
            """)
        .param("server", server)
        .param("limit", limit)
        .query(SnapshotStore::inventory)
        .list();
  }

  BiosSnapshot keep(UUID server, BiosSettings settings, Instant now) {
    var digest = digest(settings);
    var confirmed =
        database
            .sql(
                """
                UPDATE bios_snapshot SET confirmed_at = :now
                WHERE id = (SELECT id FROM bios_snapshot WHERE server_id = :server
                            ORDER BY confirmed_at DESC LIMIT 1)
                  AND digest = :digest
                """)
            .param("now", Database.time(now))
            .param("server", server)
            .param("digest", digest.hex())
            .update();
    if (confirmed == 0) {
      database
          .sql(
              """
              INSERT INTO bios_snapshot (id, server_id, digest, first_read_at, confirmed_at,
                registry_id, bios_version, known, attributes)
              VALUES (:id, :server, :digest, :now, :now, :registry, :version, :known,
                :attributes::jsonb)
              """)
          .param("id", ids.next())
          .param("server", server)
          .param("digest", digest.hex())
          .param("now", Database.time(now))
          .param("registry", settings.registryId())
          .param("version", settings.biosVersion())
          .param("known", settings.known())
          .param("attributes", Json.write(settings.attributes()))
          .update();
    }
    return latestBios(server).orElseThrow();
  }

  Optional<BiosSnapshot> latestBios(UUID server) {
    return database
        .sql(
            """
            SELECT * FROM bios_snapshot WHERE server_id = :server
            ORDER BY confirmed_at DESC LIMIT 1
            """)
        .param("server", server)
        .query(SnapshotStore::bios)
        .optional();
  }

  /// How many servers run which version of a component, across the fleet.
  List<VersionCount> versions(String kind) {
    return database
        .sql(
            """
            SELECT component, version, count(DISTINCT server_id) AS servers FROM firmware_item
            WHERE kind = :kind AND state = 'ACTIVE' GROUP BY component, version
            ORDER BY component, servers DESC, version
            """)
        .param("kind", kind)
        .query((row, _) ->
            new VersionCount(
                Rows.text(row, "component"), Rows.text(row, "version"), row.getLong("servers")))
        .list();
  }

  private void replaceFirmware(UUID server, Inventory inventory) {
    database.sql("DELETE FROM firmware_item WHERE server_id = :id").param("id", server).update();
    database
        .sql(
            """
            INSERT INTO firmware_item
              (server_id, number, item_id, kind, component, slot, name, version, updateable, state)
            SELECT :server, number, item->>'id', item->>'kind', item->>'component', item->>'slot',
              item->>'name', item->>'version', (item->>'updateable')::boolean, item->>'state'
            FROM jsonb_array_elements(:items::jsonb) WITH ORDINALITY AS t (item, number)
            """)
        .param("server", server)
        .param("items", Json.write(inventory.firmware()))
        .update();
  }

  // Power, health and boot progress change all day; they are the server's columns, not what it
  // consists of.
  private static Sha256 digest(Inventory i) {
    return digestOf(
        new Inventory(
            i.identity(),
            PowerState.UNKNOWN,
            "",
            "",
            i.processors(),
            i.memory(),
            i.drives(),
            i.networkPorts(),
            i.firmware(),
            i.gaps()));
  }

  private static Sha256 digest(BiosSettings settings) {
    return digestOf(
        Map.of(
            "attributes", new TreeMap<>(settings.attributes()),
            "registry", settings.registryId(),
            "version", settings.biosVersion(),
            "known", settings.known()));
  }

  private static Sha256 digestOf(Object value) {
    var ordered = value instanceof Map<?, ?> map ? new TreeMap<>(map) : value;
    return Sha256.of(Json.write(ordered).getBytes(StandardCharsets.UTF_8));
  }

  private static InventorySnapshot inventory(ResultSet row, int number) throws SQLException {
    return new InventorySnapshot(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "server_id"),
        Rows.instant(row, "first_read_at"),
        Rows.instant(row, "confirmed_at"),
        new Sha256(Rows.text(row, "digest")),
        Json.read(Rows.text(row, "content"), Inventory.class));
  }

  @SuppressWarnings("unchecked")
  private static BiosSnapshot bios(ResultSet row, int number) throws SQLException {
    var attributes = (Map<String, Object>) Json.read(Rows.text(row, "attributes"), TreeMap.class);
    return new BiosSnapshot(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "server_id"),
        Rows.instant(row, "first_read_at"),
        Rows.instant(row, "confirmed_at"),
        new Sha256(Rows.text(row, "digest")),
        new BiosSettings(
            attributes,
            Rows.text(row, "registry_id"),
            Rows.text(row, "bios_version"),
            row.getBoolean("known")));
  }
}
