package org.hwautomation.fleet.bios.compliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Json;
import org.hwautomation.fleet.database.Rows;

/// The `compliance_rule` table.
final class RuleStore {

  private final Database database;

  RuleStore(Database database) {
    this.database = database;
  }

  List<StoredRule> all() {
    return database
        .sql("SELECT * FROM compliance_rule ORDER BY name")
        .query(RuleStore::rule)
        .list();
  }

  /// All, none of which can be removed until the caller's transaction ends.
  List<StoredRule> held() {
    return database
        .sql("SELECT * FROM compliance_rule ORDER BY name FOR KEY SHARE")
        .query(RuleStore::rule)
        .list();
  }

  Optional<StoredRule> find(String name) {
    return database
        .sql("SELECT * FROM compliance_rule WHERE name = :name")
        .param("name", name)
        .query(RuleStore::rule)
        .optional();
  }

  void save(ComplianceRule rule, String by, Instant now) {
    database
        .sql(
            """
            INSERT INTO compliance_rule
              (name, title, severity, scope, requirement, revision, updated_by, updated_at)
            VALUES (:name, :title, :severity, :scope::jsonb, :requirement::jsonb,
              nextval('compliance_revision'), :by, :now)
            ON CONFLICT (name) DO UPDATE SET title = excluded.title, severity = excluded.severity,
              scope = excluded.scope, requirement = excluded.requirement,
              revision = excluded.revision, updated_by = excluded.updated_by,
              updated_at = excluded.updated_at
            """)
        .param("name", rule.name())
        .param("title", rule.title())
        .param("severity", rule.severity().name())
        .param("scope", Json.write(rule.scope()))
        .param("requirement", Json.write(RequirementJson.of(rule.requirement())))
        .param("by", by)
        .param("now", Database.time(now))
        .update();
  }

  /// Makes every server be judged by this rule again.
  void touch(String name) {
    database
        .sql(
            """
            UPDATE compliance_rule SET revision = nextval('compliance_revision')
            WHERE name = :name
            """)
        .param("name", name)
        .update();
  }

  boolean remove(String name) {
    return database
            .sql("DELETE FROM compliance_rule WHERE name = :name")
            .param("name", name)
            .update()
        == 1;
  }

  private static StoredRule rule(ResultSet row, int number) throws SQLException {
    return new StoredRule(
        new ComplianceRule(
            Rows.text(row, "name"),
            Rows.text(row, "title"),
            Severity.valueOf(Rows.text(row, "severity")),
            Json.read(Rows.text(row, "scope"), RuleScope.class),
            Json.read(Rows.text(row, "requirement"), RequirementJson.class).requirement()),
        row.getLong("revision"),
        Rows.text(row, "updated_by"),
        Rows.instant(row, "updated_at"));
  }
}
