package org.hwautomation.fleet.bios.measure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.Method;
import org.hwautomation.fleet.database.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The results of settings in the database: the newest [#NEWEST] of each setting, model and method,
/// none older than [#WINDOW], so that an old failure does not count for ever.
public final class SettingResults {

  static final int NEWEST = 200;
  static final Duration WINDOW = Duration.ofDays(90);

  private final JdbcClient jdbc;

  public SettingResults(Database database) {
    this.jdbc = database.jdbc();
  }

  /// The same result again, after a step was resumed, replaces the first.
  void add(List<SettingResult> results) {
    for (var result : results) {
      jdbc.sql(
              """
              INSERT INTO bios_setting_result (job, step, attribute, method, vendor, model, bmc_version, bios_version,
                                               outcome, staging_ms, in_force_ms, at)
              VALUES (:job, :step, :attribute, :method, :vendor, :model, :bmc, :bios, :outcome, :staging, :inForce, :at)
              ON CONFLICT (job, step, attribute, method)
              DO UPDATE SET outcome = excluded.outcome, staging_ms = excluded.staging_ms,
                            in_force_ms = excluded.in_force_ms, at = excluded.at
              """)
          .param("job", result.job())
          .param("step", result.step())
          .param("attribute", result.attribute())
          .param("method", result.method().name())
          .param("vendor", result.machine().vendor())
          .param("model", result.machine().model())
          .param("bmc", result.machine().bmcVersion())
          .param("bios", result.machine().biosVersion())
          .param("outcome", result.outcome().name())
          .param("staging", result.staging().map(Duration::toMillis).orElse(null))
          .param("inForce", result.inForce().map(Duration::toMillis).orElse(null))
          .param("at", Database.time(result.at()))
          .update();
    }
    if (!results.isEmpty()) prune(results);
  }

  /// Rows that another worker prunes at the same moment are left to it.
  private void prune(List<SettingResult> results) {
    var one = results.getFirst();
    jdbc.sql(
            """
            DELETE FROM bios_setting_result WHERE ctid = ANY (ARRAY(
              SELECT r.ctid FROM bios_setting_result r
              WHERE r.vendor = :vendor AND r.model = :model AND r.attribute IN (:attributes)
                AND (r.at < :oldest OR r.at < (
                  SELECT n.at FROM bios_setting_result n
                  WHERE n.vendor = r.vendor AND n.model = r.model AND n.attribute = r.attribute AND n.method = r.method
                  ORDER BY n.at DESC OFFSET :last LIMIT 1))
              FOR UPDATE SKIP LOCKED))
            """)
        .param("vendor", one.machine().vendor())
        .param("model", one.machine().model())
        .param("attributes", results.stream().map(SettingResult::attribute).distinct().toList())
        .param("oldest", Database.time(one.at().minus(WINDOW)))
        .param("last", NEWEST - 1)
        .update();
  }

  /// What is remembered of each of these attributes on servers like this one; nothing of an
  /// attribute that was never written.
  public Map<String, SettingHistory> of(
      Identity machine, Collection<String> attributes, Instant now) {
    if (attributes.isEmpty()) return Map.of();
    var found = new TreeMap<String, Map<Scope, Map<Method, Tries>>>();
    jdbc.sql(
            """
            WITH counted AS (
              SELECT attribute, method, outcome, staging_ms,
                     model = :model AND bmc_version = :bmc AS same_bmc, model = :model AS same_model
              FROM bios_setting_result
              WHERE vendor = :vendor AND attribute IN (:attributes) AND at > :oldest)
            SELECT attribute, method, scope,
                   count(*) FILTER (WHERE outcome = 'APPLIED') AS took,
                   count(*) FILTER (WHERE outcome IN ('REJECTED', 'IGNORED')) AS did_not,
                   percentile_disc(0.5) WITHIN GROUP (ORDER BY staging_ms) AS staging_ms
            FROM counted CROSS JOIN LATERAL (VALUES ('BMC_VERSION', same_bmc), ('MODEL', same_model), ('VENDOR', true))
                 AS s (scope, counts)
            WHERE counts
            GROUP BY attribute, method, scope
            """)
        .param("vendor", machine.vendor())
        .param("model", machine.model())
        .param("bmc", machine.bmcVersion())
        .param("attributes", attributes)
        .param("oldest", Database.time(now.minus(WINDOW)))
        .query((row, _) ->
            found
                .computeIfAbsent(row.getString("attribute"), _ -> new EnumMap<>(Scope.class))
                .computeIfAbsent(
                    Scope.valueOf(row.getString("scope")), _ -> new EnumMap<>(Method.class))
                .put(Method.valueOf(row.getString("method")), tries(row)))
        .list();
    var histories = new TreeMap<String, SettingHistory>();
    found.forEach((attribute, tries) -> histories.put(attribute, new SettingHistory(tries)));
    return histories;
  }

  /// What plans go by, by attribute, model, BMC version and method.
  public List<MethodFigures> figures(MethodFigures.Query query, Instant now) {
    return jdbc.sql(
            """
            SELECT vendor, model, bmc_version, attribute, method,
                   count(*) FILTER (WHERE outcome = 'APPLIED') AS took,
                   count(*) FILTER (WHERE outcome IN ('REJECTED', 'IGNORED')) AS did_not,
                   count(*) FILTER (WHERE outcome = 'CHANGED_BY_BIOS') AS changed,
                   percentile_disc(0.5) WITHIN GROUP (ORDER BY staging_ms) AS staging_ms, max(at) AS last
            FROM bios_setting_result
            WHERE at > :oldest AND strpos(lower(concat_ws(' ', attribute, model, vendor)), lower(:text)) > 0
            GROUP BY vendor, model, bmc_version, attribute, method
            ORDER BY attribute, vendor, model, bmc_version, method LIMIT :limit
            """)
        .param("oldest", Database.time(now.minus(WINDOW)))
        .param("text", query.text())
        .param("limit", query.limit())
        .query((row, _) ->
            new MethodFigures(
                row.getString("vendor"),
                row.getString("model"),
                row.getString("bmc_version"),
                row.getString("attribute"),
                Method.valueOf(row.getString("method")),
                tries(row),
                row.getInt("changed"),
                row.getTimestamp("last").toInstant()))
        .list();
  }

  private static Tries tries(ResultSet row) throws SQLException {
    long staging = row.getLong("staging_ms");
    var timed =
        row.wasNull() ? Optional.<Duration>empty() : Optional.of(Duration.ofMillis(staging));
    return new Tries(row.getInt("took"), row.getInt("did_not"), timed);
  }
}
