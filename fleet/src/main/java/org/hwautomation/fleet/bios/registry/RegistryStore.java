package org.hwautomation.fleet.bios.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Rows;

/// The `bios_registry` and `bios_registry_of` tables.
final class RegistryStore {

  private final Database database;

  RegistryStore(Database database) {
    this.database = database;
  }

  /// @param askedAt when a machine of this kind was last asked for it
  record Known(Sha256 digest, Instant askedAt) {}

  Optional<Known> exact(RegistryKey key) {
    return alike(key, "offer = :offer").stream().findFirst();
  }

  /// Of the same model and BIOS version with another offer, newest first.
  List<Known> alike(RegistryKey key) {
    return alike(key, "offer <> :offer");
  }

  private List<Known> alike(RegistryKey key, String condition) {
    return database
        .sql(
            """
            SELECT digest, max(asked_at) AS asked_at FROM bios_registry_of
            WHERE vendor = :vendor AND model = :model AND bios_version = :version
              AND registry_id = :registry AND %s
            GROUP BY digest ORDER BY asked_at DESC
            """
                .formatted(condition))
        .params(parameters(key))
        .query((row, _) ->
            new Known(new Sha256(Rows.text(row, "digest")), Rows.instant(row, "asked_at")))
        .list();
  }

  String content(Sha256 digest) {
    return database
        .sql("SELECT content FROM bios_registry WHERE digest = :digest")
        .param("digest", digest.hex())
        .query(String.class)
        .single();
  }

  void keep(RegistryKey key, Sha256 digest, String content, Instant now) {
    database.transact(() -> {
      database
          .sql(
              """
              INSERT INTO bios_registry (digest, registry_id, content)
              VALUES (:digest, :registry, :content::jsonb) ON CONFLICT DO NOTHING
              """)
          .param("digest", digest.hex())
          .param("registry", key.registryId())
          .param("content", content)
          .update();
      refer(key, digest, now);
    });
  }

  /// Machines with this key have that registry.
  void refer(RegistryKey key, Sha256 digest, Instant askedAt) {
    database
        .sql(
            """
            INSERT INTO bios_registry_of
              (vendor, model, bios_version, registry_id, offer, digest, asked_at)
            VALUES (:vendor, :model, :version, :registry, :offer, :digest, :now)
            ON CONFLICT (vendor, model, bios_version, registry_id, offer)
            DO UPDATE SET digest = excluded.digest, asked_at = excluded.asked_at
            """)
        .params(parameters(key))
        .param("digest", digest.hex())
        .param("now", Database.time(askedAt))
        .update();
  }

  private static Map<String, Object> parameters(RegistryKey key) {
    return Map.of(
        "vendor", key.vendor(),
        "model", key.model(),
        "version", key.biosVersion(),
        "registry", key.registryId(),
        "offer", key.offer());
  }
}
