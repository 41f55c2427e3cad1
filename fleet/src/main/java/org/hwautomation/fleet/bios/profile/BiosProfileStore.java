package org.hwautomation.fleet.bios.profile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.fleet.bios.profile.ProfileVersion.Origin;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Json;
import org.hwautomation.fleet.database.Rows;
import org.jspecify.annotations.Nullable;

/// The tables `bios_profile` and `bios_profile_version`.
final class BiosProfileStore {

  /// As `jsonb` holds it: maps become lists of pairs, as `jsonb` forgets the order of keys.
  private record Content(
      String description,
      @Nullable String deviceType,
      List<Entry> settings,
      List<Entry> intents,
      List<String> preserve) {}

  private record Entry(String name, Object value) {}

  private final Database database;

  BiosProfileStore(Database database) {
    this.database = database;
  }

  Optional<ProfileVersion> current(String name) {
    return database
        .sql(
            """
            SELECT v.* FROM bios_profile p JOIN bios_profile_version v USING (name, version)
            WHERE name = :name AND removed_at IS NULL
            """)
        .param("name", name)
        .query(BiosProfileStore::version)
        .optional();
  }

  List<ProfileVersion> all() {
    return database
        .sql(
            """
            SELECT v.* FROM bios_profile p JOIN bios_profile_version v USING (name, version)
            WHERE removed_at IS NULL ORDER BY name
            """)
        .query(BiosProfileStore::version)
        .list();
  }

  /// Newest first; also those of a removed profile.
  List<ProfileVersion> history(String name) {
    return database
        .sql("SELECT * FROM bios_profile_version WHERE name = :name ORDER BY version DESC")
        .param("name", name)
        .query(BiosProfileStore::version)
        .list();
  }

  /// The new version's number. The row of the name is locked until the transaction ends, so two
  /// savers come one after the other.
  int save(BiosProfile profile, String by, Instant now) {
    int number =
        database
            .sql(
                """
                INSERT INTO bios_profile (name, version) VALUES (:name, 1)
                ON CONFLICT (name) DO UPDATE
                  SET version = bios_profile.version + 1, removed_at = NULL
                RETURNING version
                """)
            .param("name", profile.name())
            .query(Integer.class)
            .single();
    database
        .sql(
            """
            INSERT INTO bios_profile_version (name, version, content, saved_by, saved_at)
            VALUES (:name, :version, :content::jsonb, :by, :now)
            """)
        .param("name", profile.name())
        .param("version", number)
        .param("content", Json.write(content(profile)))
        .param("by", by)
        .param("now", Database.time(now))
        .update();
    return number;
  }

  void lock(String name) {
    database
        .sql("SELECT 1 FROM bios_profile WHERE name = :name FOR UPDATE")
        .param("name", name)
        .query(Integer.class)
        .optional();
  }

  void remove(String name, Instant now) {
    database
        .sql("UPDATE bios_profile SET removed_at = :now WHERE name = :name")
        .param("name", name)
        .param("now", Database.time(now))
        .update();
  }

  private static Content content(BiosProfile profile) {
    return new Content(
        profile.description(),
        profile.deviceType().orElse(null),
        profile.settings().entrySet().stream()
            .map(e -> new Entry(e.getKey(), e.getValue()))
            .toList(),
        profile.intents().entrySet().stream()
            .map(e -> new Entry(e.getKey(), e.getValue()))
            .toList(),
        profile.preserve());
  }

  private static ProfileVersion version(ResultSet row, int number) throws SQLException {
    var content = Json.read(Rows.text(row, "content"), Content.class);
    var settings = new LinkedHashMap<String, Object>();
    for (var entry : content.settings()) settings.put(entry.name(), entry.value());
    Map<String, String> intents = new LinkedHashMap<>();
    for (var entry : content.intents()) intents.put(entry.name(), String.valueOf(entry.value()));
    return new ProfileVersion(
        new BiosProfile(
            Rows.text(row, "name"),
            content.description(),
            Optional.ofNullable(content.deviceType()),
            settings,
            intents,
            content.preserve()),
        row.getInt("version"),
        Rows.text(row, "saved_by"),
        Rows.instant(row, "saved_at"),
        Origin.SAVED);
  }
}
