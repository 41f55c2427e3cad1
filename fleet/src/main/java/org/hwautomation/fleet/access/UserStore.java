package org.hwautomation.fleet.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Rows;

/// The `app_user` table.
final class UserStore {

  private static final String COLUMNS =
      "id, name, role, enabled, must_change_password, created_at, last_sign_in, password_hash";

  /// A user with the hash that never leaves this package.
  record Row(User user, String passwordHash) {}

  private final Database database;

  UserStore(Database database) {
    this.database = database;
  }

  List<User> all() {
    return database
        .sql("SELECT " + COLUMNS + " FROM app_user ORDER BY name")
        .query(UserStore::row)
        .list()
        .stream()
        .map(Row::user)
        .toList();
  }

  Optional<Row> byName(String name) {
    return database
        .sql("SELECT " + COLUMNS + " FROM app_user WHERE name = :name")
        .param("name", name)
        .query(UserStore::row)
        .optional();
  }

  /// Keeps two changes of administrators from passing each other.
  long lockAndCountEnabledAdministrators() {
    return database
        .sql(
            """
            SELECT id FROM app_user WHERE role = 'ADMIN' AND enabled ORDER BY id FOR UPDATE
            """)
        .query((row, _) -> row.getString(1))
        .list()
        .size();
  }

  boolean insert(User user, String passwordHash) {
    return database
            .sql(
                """
                INSERT INTO app_user
                  (id, name, role, password_hash, enabled, must_change_password, created_at)
                VALUES (:id, :name, :role, :hash, :enabled, :mustChange, :created)
                ON CONFLICT (name) DO NOTHING
                """)
            .param("id", user.id())
            .param("name", user.name())
            .param("role", user.role().name())
            .param("hash", passwordHash)
            .param("enabled", user.enabled())
            .param("mustChange", user.mustChangePassword())
            .param("created", Database.time(user.createdAt()))
            .update()
        == 1;
  }

  void setRole(String name, Role role) {
    database
        .sql("UPDATE app_user SET role = :role WHERE name = :name")
        .param("role", role.name())
        .param("name", name)
        .update();
  }

  void setEnabled(String name, boolean enabled) {
    database
        .sql("UPDATE app_user SET enabled = :enabled WHERE name = :name")
        .param("enabled", enabled)
        .param("name", name)
        .update();
  }

  void setPassword(String name, String hash, boolean mustChange) {
    database
        .sql(
            """
            UPDATE app_user SET password_hash = :hash, must_change_password = :mustChange
            WHERE name = :name
            """)
        .param("hash", hash)
        .param("mustChange", mustChange)
        .param("name", name)
        .update();
  }

  void signedIn(String name, Instant at) {
    database
        .sql("UPDATE app_user SET last_sign_in = :at WHERE name = :name")
        .param("at", Database.time(at))
        .param("name", name)
        .update();
  }

  void delete(String name) {
    database.sql("DELETE FROM app_user WHERE name = :name").param("name", name).update();
  }

  boolean isEmpty() {
    return database.sql("SELECT NOT EXISTS (SELECT FROM app_user)").query(Boolean.class).single();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        new User(
            Rows.uuid(row, "id"),
            Rows.text(row, "name"),
            Role.valueOf(row.getString("role")),
            row.getBoolean("enabled"),
            row.getBoolean("must_change_password"),
            Rows.instant(row, "created_at"),
            Rows.instantOrNull(row, "last_sign_in")),
        Rows.text(row, "password_hash"));
  }
}
