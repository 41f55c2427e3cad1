package org.hwautomation.fleet.inventory;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.driver.PowerState;
import org.hwautomation.driver.inventory.Inventory;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Json;
import org.hwautomation.fleet.database.Rows;

/// The `inventory_snapshot` and `firmware_item` tables.
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
    var lasting =
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
            i.gaps());
    return Sha256.of(Json.write(lasting).getBytes(StandardCharsets.UTF_8));
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
}
