package org.hwautomation.fleet.bios.compliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Json;
import org.hwautomation.fleet.database.Rows;

/// The `compliance_waiver` table.
final class WaiverStore {

  private final Database database;

  WaiverStore(Database database) {
    this.database = database;
  }

  /// Those that end last first.
  List<Waiver> all() {
    return database
        .sql("SELECT * FROM compliance_waiver ORDER BY expires_at DESC, id")
        .query(WaiverStore::waiver)
        .list();
  }

  /// All, none of which can be withdrawn until the caller's transaction ends.
  List<Waiver> held() {
    return database
        .sql("SELECT * FROM compliance_waiver ORDER BY id FOR KEY SHARE")
        .query(WaiverStore::waiver)
        .list();
  }

  Optional<Waiver> find(UUID id) {
    return database
        .sql("SELECT * FROM compliance_waiver WHERE id = :id")
        .param("id", id)
        .query(WaiverStore::waiver)
        .optional();
  }

  void insert(Waiver waiver) {
    database
        .sql(
            """
            INSERT INTO compliance_waiver
              (id, rule, server_id, scope, reason, granted_by, granted_at, expires_at)
            VALUES (:id, :rule, :server, :scope::jsonb, :reason, :by, :at, :until)
            """)
        .param("id", waiver.id())
        .param("rule", waiver.rule())
        .param("server", waiver.server().orElse(null), Types.OTHER)
        .param("scope", waiver.scope().map(Json::write).orElse(null))
        .param("reason", waiver.reason())
        .param("by", waiver.grantedBy())
        .param("at", Database.time(waiver.grantedAt()))
        .param("until", Database.time(waiver.expiresAt()))
        .update();
  }

  void delete(UUID id) {
    database.sql("DELETE FROM compliance_waiver WHERE id = :id").param("id", id).update();
  }

  private static Waiver waiver(ResultSet row, int number) throws SQLException {
    return new Waiver(
        Rows.uuid(row, "id"),
        Rows.text(row, "rule"),
        Optional.ofNullable(row.getObject("server_id", UUID.class)),
        Optional.ofNullable(row.getString("scope")).map(json -> Json.read(json, RuleScope.class)),
        Rows.text(row, "reason"),
        Rows.text(row, "granted_by"),
        Rows.instant(row, "granted_at"),
        Rows.instant(row, "expires_at"));
  }
}
