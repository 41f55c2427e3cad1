package org.hwautomation.fleet.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.access.Role;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Json;
import org.hwautomation.fleet.database.Rows;
import org.hwautomation.fleet.server.Server;
import tools.jackson.databind.JsonNode;

/// The `fleet_order` table, and its parts as people ask for them. What the work writes is in
/// [PartStore].
final class OrderStore {

  /// What a part has come to, its job included.
  static final String STATE =
      """
      CASE p.phase WHEN 'STARTED' THEN
        CASE j.state WHEN 'SUCCEEDED' THEN 'VERIFIED' WHEN 'PARTLY_SUCCEEDED' THEN 'PARTLY'
          WHEN 'CANCELLED' THEN 'CANCELLED' WHEN 'FAILED' THEN 'FAILED'
          WHEN 'QUEUED' THEN 'QUEUED' WHEN 'BLOCKED' THEN 'QUEUED'
          WHEN 'RUNNING' THEN 'RUNNING' WHEN 'WAITING' THEN 'RUNNING' WHEN 'CANCELLING' THEN 'RUNNING'
          ELSE 'FAILED' END
      ELSE p.phase END\
      """;

  private static final String TEXT =
      "CASE p.phase WHEN 'STARTED' THEN coalesce(j.now_text, 'its job is gone') ELSE p.text END";

  private final Database database;

  OrderStore(Database database) {
    this.database = database;
  }

  /// @return false when the key is taken
  boolean insert(Order order, Optional<String> key, String fingerprint) {
    return database
            .sql(
                """
                INSERT INTO fleet_order (id, operation, title, request, applies, held, priority, after_jobs, at_once, requested_by, role,
                  origin, idempotency_key, fingerprint, created_at)
                VALUES (:id, :operation, :title, :request::jsonb, :applies, :held, :priority, :after::uuid[], :at_once, :by, :role, :origin,
                  :key, :fingerprint, :at)
                ON CONFLICT (idempotency_key) DO NOTHING
                """)
            .param("id", order.id())
            .param("operation", order.operation())
            .param("title", order.title())
            .param("request", Json.write(order.request()))
            .param("applies", order.applies())
            .param("held", order.held())
            .param("priority", order.priority())
            .param("after", order.after().stream().map(UUID::toString).toArray(String[]::new))
            .param("at_once", order.atOnce().orElse(null), java.sql.Types.INTEGER)
            .param("by", order.requestedBy())
            .param("role", order.role().name())
            .param("origin", order.origin())
            .param("key", key.orElse(null))
            .param("fingerprint", fingerprint)
            .param("at", Database.time(order.createdAt()))
            .update()
        == 1;
  }

  /// In one statement however many.
  ///
  /// @param approved server → plan hash
  void insertParts(UUID order, List<Server> servers, Map<UUID, String> approved) {
    var rows =
        servers.stream()
            .map(server -> {
              var row = new HashMap<String, String>();
              row.put("id", server.id().toString());
              row.put("name", server.name());
              if (approved.containsKey(server.id())) row.put("hash", approved.get(server.id()));
              return row;
            })
            .toList();
    database
        .sql(
            """
            INSERT INTO fleet_order_part (order_id, server_id, server_name, approved)
            SELECT :order, id, name, hash FROM jsonb_to_recordset(:rows::jsonb) AS r (id uuid, name text, hash text)
            """)
        .param("order", order)
        .param("rows", Json.write(rows))
        .update();
  }

  record Keyed(UUID order, String fingerprint) {}

  Optional<Keyed> byKey(String key) {
    return database
        .sql("SELECT id, fingerprint FROM fleet_order WHERE idempotency_key = :key")
        .param("key", key)
        .query((row, _) -> new Keyed(Rows.uuid(row, "id"), Rows.text(row, "fingerprint")))
        .optional();
  }

  Optional<Order> find(UUID id) {
    return database
        .sql("SELECT * FROM fleet_order WHERE id = :id")
        .param("id", id)
        .query(OrderStore::order)
        .optional();
  }

  /// Newest first.
  List<Order> list(Optional<UUID> before, int limit) {
    return database
        .sql(
            """
            SELECT * FROM fleet_order WHERE (:before::uuid IS NULL OR id < :before) ORDER BY id DESC LIMIT :limit
            """)
        .param("before", before.orElse(null), java.sql.Types.OTHER)
        .param("limit", limit)
        .query(OrderStore::order)
        .list();
  }

  Map<UUID, Map<PartState, Long>> counts(List<UUID> orders) {
    var counts = new HashMap<UUID, Map<PartState, Long>>();
    if (orders.isEmpty()) return counts;
    database
        .sql(
            "SELECT p.order_id, "
                + STATE
                + """
                 AS state, count(*) AS servers
                FROM fleet_order_part p LEFT JOIN job j ON j.id = p.job
                WHERE p.order_id IN (:orders) GROUP BY 1, 2
                """)
        .param("orders", orders)
        .query((row, _) ->
            counts
                .computeIfAbsent(Rows.uuid(row, "order_id"), _ -> new EnumMap<>(PartState.class))
                .put(PartState.valueOf(Rows.text(row, "state")), row.getLong("servers")))
        .list();
    return counts;
  }

  /// Over the servers and their plan hashes, in the order of the servers; empty text without plans.
  String plansHashed(UUID order) {
    return database
        .sql(
            """
            SELECT coalesce(encode(sha256(convert_to(
              string_agg(server_id || ' ' || plan_hash, E'\\n' ORDER BY server_id), 'UTF8')), 'hex'), '')
            FROM fleet_order_part WHERE order_id = :order AND phase = 'PLANNED'
            """)
        .param("order", order)
        .query(String.class)
        .single();
  }

  List<OrderPart> parts(UUID order, PartQuery query, int limit) {
    return database
        .sql(
            "SELECT * FROM (SELECT p.*, "
                + STATE
                + " AS state, "
                + TEXT
                + """
                 AS now_text
                FROM fleet_order_part p LEFT JOIN job j ON j.id = p.job WHERE p.order_id = :order) part
                WHERE (:state::text IS NULL OR state = :state)
                  AND (:text = '' OR strpos(lower(server_name || ' ' || now_text), lower(:text)) > 0)
                  AND (:after::text IS NULL OR server_name > :after)
                ORDER BY server_name LIMIT :limit
                """)
        .param("order", order)
        .param("state", query.state().map(Enum::name).orElse(null))
        .param("text", query.text())
        .param("after", query.after().orElse(null))
        .param("limit", limit)
        .query(OrderStore::part)
        .list();
  }

  void approve(UUID order, String by) {
    database
        .sql("UPDATE fleet_order SET approved_by = :by WHERE id = :order")
        .param("by", by)
        .param("order", order)
        .update();
  }

  /// @return false when it was cancelled before
  boolean cancel(UUID order, Instant now) {
    return database
            .sql(
                "UPDATE fleet_order SET cancelled_at = :now WHERE id = :order AND cancelled_at IS NULL")
            .param("now", Database.time(now))
            .param("order", order)
            .update()
        == 1;
  }

  void revive(UUID order) {
    database
        .sql("UPDATE fleet_order SET cancelled_at = NULL WHERE id = :order")
        .param("order", order)
        .update();
  }

  void remove(UUID order) {
    database.sql("DELETE FROM fleet_order WHERE id = :order").param("order", order).update();
  }

  /// Orders of before a moment that nothing moves any more: each server is done with since then, or
  /// nobody ever approved the plans.
  List<UUID> old(Instant before, int most) {
    return database
        .sql(
            """
            SELECT o.id FROM fleet_order o WHERE o.created_at < :before AND NOT EXISTS (
              SELECT 1 FROM fleet_order_part p LEFT JOIN job j ON j.id = p.job WHERE p.order_id = o.id
                AND (p.phase IN ('WAITING', 'PLANNED') AND (NOT o.held OR o.approved_by IS NOT NULL)
                  OR p.phase = 'STARTED' AND j.id IS NOT NULL
                    AND (j.finished_at IS NULL OR j.finished_at >= :before)))
            ORDER BY o.id LIMIT :most
            """)
        .param("before", Database.time(before))
        .param("most", most)
        .query(UUID.class)
        .list();
  }

  static Order order(ResultSet row, int number) throws SQLException {
    return new Order(
        Rows.uuid(row, "id"),
        Rows.text(row, "operation"),
        Rows.text(row, "title"),
        Json.read(Rows.text(row, "request"), JsonNode.class),
        Rows.text(row, "applies"),
        row.getBoolean("held"),
        row.getInt("priority"),
        List.of((UUID[]) row.getArray("after_jobs").getArray()),
        Optional.ofNullable(row.getObject("at_once", Integer.class)),
        Rows.text(row, "requested_by"),
        Role.valueOf(Rows.text(row, "role")),
        Rows.text(row, "origin"),
        Rows.instant(row, "created_at"),
        Optional.ofNullable(row.getString("approved_by")),
        Rows.instantOrNull(row, "cancelled_at"));
  }

  private static OrderPart part(ResultSet row, int number) throws SQLException {
    var shown = row.getString("shown");
    return new OrderPart(
        Rows.uuid(row, "server_id"),
        Rows.text(row, "server_name"),
        PartState.valueOf(Rows.text(row, "state")),
        Rows.text(row, "now_text"),
        Rows.text(row, "what_to_do"),
        List.of(Json.read(Rows.text(row, "faults"), org.hwautomation.fleet.Fault[].class)),
        Optional.ofNullable(row.getString("plan_hash")),
        Optional.ofNullable(shown).map(json -> Json.read(json, PartPlan.class)),
        Optional.ofNullable(row.getObject("job", UUID.class)),
        row.getInt("attempt"));
  }
}
