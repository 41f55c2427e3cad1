package org.hwautomation.fleet.window;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hwautomation.driver.Identity;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Json;
import org.hwautomation.fleet.database.Rows;

/// The `maintenance_window` table.
final class WindowStore {

  private final Database database;

  WindowStore(Database database) {
    this.database = database;
  }

  List<StoredWindow> all() {
    return database
        .sql("SELECT * FROM maintenance_window ORDER BY name")
        .query(WindowStore::window)
        .list();
  }

  /// Servers of which a scope says the same.
  ///
  /// @param name empty when they are not told apart by it
  record Alike(
      String name,
      String site,
      List<String> tags,
      String deviceType,
      Identity identity,
      long servers) {}

  List<Alike> alike(boolean byName) {
    return database
        .sql(
            """
            SELECT %s AS name, site, tags, device_type, vendor, model, count(*) AS servers
            FROM server GROUP BY 1, 2, 3, 4, 5, 6
            """
                .formatted(byName ? "name" : "''"))
        .query((row, _) ->
            new Alike(
                Rows.text(row, "name"),
                Rows.text(row, "site"),
                Rows.texts(row, "tags"),
                Rows.text(row, "device_type"),
                // What match rules look at.
                new Identity(
                    Rows.text(row, "vendor"), Rows.text(row, "model"), "", "", "", "", "", ""),
                row.getLong("servers")))
        .list();
  }

  Optional<StoredWindow> find(String name) {
    return database
        .sql("SELECT * FROM maintenance_window WHERE name = :name")
        .param("name", name)
        .query(WindowStore::window)
        .optional();
  }

  void save(MaintenanceWindow window, String by, Instant now) {
    database
        .sql(
            """
            INSERT INTO maintenance_window (name, zone, recurrence, scope, enabled, updated_by, updated_at)
            VALUES (:name, :zone, :recurrence::jsonb, :scope::jsonb, :enabled, :by, :now)
            ON CONFLICT (name) DO UPDATE SET zone = excluded.zone, recurrence = excluded.recurrence,
              scope = excluded.scope, enabled = excluded.enabled, updated_by = excluded.updated_by,
              updated_at = excluded.updated_at
            """)
        .param("name", window.name())
        .param("zone", window.zone().getId())
        .param("recurrence", Json.write(RecurrenceJson.of(window.recurrence())))
        .param("scope", Json.write(window.scope()))
        .param("enabled", window.enabled())
        .param("by", by)
        .param("now", Database.time(now))
        .update();
  }

  boolean remove(String name) {
    return database
            .sql("DELETE FROM maintenance_window WHERE name = :name")
            .param("name", name)
            .update()
        == 1;
  }

  private static StoredWindow window(ResultSet row, int number) throws SQLException {
    return new StoredWindow(
        new MaintenanceWindow(
            Rows.text(row, "name"),
            ZoneId.of(Rows.text(row, "zone")),
            Json.read(Rows.text(row, "recurrence"), RecurrenceJson.class).recurrence(),
            Json.read(Rows.text(row, "scope"), WindowScope.class),
            row.getBoolean("enabled")),
        Rows.text(row, "updated_by"),
        Rows.instant(row, "updated_at"));
  }
}
