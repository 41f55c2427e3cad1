package org.hwautomation.fleet.discovery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Rows;

/// The `discovery` and `discovery_result` tables.
final class DiscoveryStore {

  private static final String SELECT =
      """
      SELECT d.*, (SELECT count(*) FROM discovery_result r WHERE r.discovery_id = d.id) AS found
      FROM discovery d
      """;

  private final Database database;

  DiscoveryStore(Database database) {
    this.database = database;
  }

  void insert(Discovery discovery) {
    database
        .sql(
            """
            INSERT INTO discovery (id, targets, ports, state, total, requested_by, started_at)
            VALUES (:id, string_to_array(:targets, ' '), string_to_array(:ports, ' '), 'RUNNING',
              :total, :by, :at)
            """)
        .param("id", discovery.id())
        .param("targets", String.join(" ", discovery.targets()))
        .param(
            "ports",
            discovery.ports().stream().map(String::valueOf).collect(Collectors.joining(" ")))
        .param("total", discovery.total())
        .param("by", discovery.requestedBy())
        .param("at", Database.time(discovery.startedAt()))
        .update();
  }

  void probed(UUID id, long count) {
    database
        .sql("UPDATE discovery SET probed = :count WHERE id = :id")
        .param("count", count)
        .param("id", id)
        .update();
  }

  void ended(UUID id, DiscoveryState state, long probed, Instant at) {
    database
        .sql("UPDATE discovery SET state = :state, probed = :n, finished_at = :at WHERE id = :id")
        .param("state", state.name())
        .param("n", probed)
        .param("at", Database.time(at))
        .param("id", id)
        .update();
  }

  /// Scans of a process that is no more.
  void interruptRunning(Instant at) {
    database
        .sql(
            "UPDATE discovery SET state = 'INTERRUPTED', finished_at = :at WHERE state = 'RUNNING'")
        .param("at", Database.time(at))
        .update();
  }

  void insert(DiscoveryResult result) {
    database
        .sql(
            """
            INSERT INTO discovery_result (id, discovery_id, host, port, vendor, product,
              system_uuid, redfish_version, driver, fingerprint)
            VALUES (:id, :discovery, :host, :port, :vendor, :product, :uuid, :version, :driver,
              :fingerprint)
            ON CONFLICT DO NOTHING
            """)
        .param("id", result.id())
        .param("discovery", result.discovery())
        .param("host", result.host())
        .param("port", result.port())
        .param("vendor", result.vendor())
        .param("product", result.product())
        .param("uuid", result.uuid())
        .param("version", result.redfishVersion())
        .param("driver", result.driver())
        .param("fingerprint", result.fingerprint())
        .update();
  }

  Optional<Discovery> find(UUID id) {
    return database
        .sql(SELECT + " WHERE d.id = :id")
        .param("id", id)
        .query(DiscoveryStore::discovery)
        .optional();
  }

  List<Discovery> newest(int limit) {
    return database
        .sql(SELECT + " ORDER BY d.started_at DESC LIMIT :limit")
        .param("limit", limit)
        .query(DiscoveryStore::discovery)
        .list();
  }

  List<DiscoveryResult> results(UUID id) {
    return database
        .sql(
            """
            SELECT r.*, coalesce(
              (SELECT s.id FROM server s WHERE s.host = r.host AND s.port = r.port),
              (SELECT s.id FROM server s
               WHERE s.system_uuid <> '' AND s.system_uuid = r.system_uuid LIMIT 1)) AS known_server
            FROM discovery_result r WHERE r.discovery_id = :id ORDER BY r.id
            """)
        .param("id", id)
        .query(DiscoveryStore::result)
        .list();
  }

  private static Discovery discovery(ResultSet row, int number) throws SQLException {
    return new Discovery(
        Rows.uuid(row, "id"),
        Rows.texts(row, "targets"),
        Rows.texts(row, "ports").stream().map(Integer::valueOf).toList(),
        DiscoveryState.valueOf(row.getString("state")),
        row.getLong("total"),
        row.getLong("probed"),
        row.getLong("found"),
        Rows.text(row, "requested_by"),
        Rows.instant(row, "started_at"),
        Rows.instantOrNull(row, "finished_at"));
  }

  private static DiscoveryResult result(ResultSet row, int number) throws SQLException {
    return new DiscoveryResult(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "discovery_id"),
        Rows.text(row, "host"),
        row.getInt("port"),
        Rows.text(row, "vendor"),
        Rows.text(row, "product"),
        Rows.text(row, "system_uuid"),
        Rows.text(row, "redfish_version"),
        Rows.text(row, "driver"),
        Rows.text(row, "fingerprint"),
        Optional.ofNullable(row.getObject("known_server", UUID.class)));
  }
}
