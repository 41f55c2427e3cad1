package org.hwautomation.fleet.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.PowerState;
import org.hwautomation.fleet.Page;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Rows;
import org.jspecify.annotations.Nullable;

/// The `server` table. For this module's own services, which check permissions first.
public final class ServerStore {

  private final Database database;

  public ServerStore(Database database) {
    this.database = database;
  }

  public Optional<Server> find(UUID id) {
    return database
        .sql("SELECT " + ServerRows.COLUMNS + " FROM server WHERE id = :id")
        .param("id", id)
        .query(ServerRows::server)
        .optional();
  }

  Optional<Server> byName(String name) {
    return database
        .sql("SELECT " + ServerRows.COLUMNS + " FROM server WHERE lower(name) = lower(:name)")
        .param("name", name)
        .query(ServerRows::server)
        .optional();
  }

  Optional<Server> byAddress(String host, int port) {
    return database
        .sql("SELECT " + ServerRows.COLUMNS + " FROM server WHERE host = :host AND port = :port")
        .param("host", host)
        .param("port", port)
        .query(ServerRows::server)
        .optional();
  }

  /// One query however many; in the order of the ids.
  public List<Server> allOf(Collection<UUID> ids) {
    // One parameter instead of thousands: the protocol allows 65,535.
    var text = ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    return database
        .sql(
            "SELECT "
                + ServerRows.COLUMNS
                + """
                FROM unnest(string_to_array(:ids, ',')::uuid[]) WITH ORDINALITY AS wanted (wanted_id, place)
                JOIN server ON id = wanted_id ORDER BY place
                """)
        .param("ids", text)
        .query(ServerRows::server)
        .list();
  }

  Page<Server> page(ServerQuery query) {
    var conditions = new ServerConditions(query.filter());
    var parameters = new HashMap<String, Object>(conditions.parameters());
    var key = sortKey(query.sort());
    boolean ascending = query.direction() == ServerQuery.Direction.ASCENDING;
    var after = "";
    if (query.cursor().isPresent()) {
      var cursor = ServerCursor.decode(query.cursor().get());
      var type = query.sort() == ServerSort.LAST_SEEN ? "timestamptz" : "text";
      after =
          " AND (%s, id) %s (:cursorKey::%s, :cursorId)"
              .formatted(key, ascending ? ">" : "<", type);
      parameters.put("cursorKey", cursor.key());
      parameters.put("cursorId", cursor.id());
    }
    var direction = ascending ? "ASC" : "DESC";
    parameters.put("limit", query.limit() + 1);
    record Keyed(Server server, String key) {}
    var rows =
        database
            .sql(
                """
                SELECT %s, (%s)::text AS sort_key FROM server WHERE %s%s
                ORDER BY %s %s, id %s LIMIT :limit
                """
                    .formatted(
                        ServerRows.COLUMNS,
                        key,
                        conditions.all(),
                        after,
                        key,
                        direction,
                        direction))
            .params(parameters)
            .query((row, n) -> new Keyed(ServerRows.server(row, n), Rows.text(row, "sort_key")))
            .list();
    return Page.of(
            rows, query.limit(), last -> new ServerCursor(last.key, last.server.id()).encoded())
        .map(Keyed::server);
  }

  List<UUID> ids(ServerFilter filter) {
    var conditions = new ServerConditions(filter);
    return database
        .sql("SELECT id FROM server WHERE " + conditions.all() + " ORDER BY name, id")
        .params(conditions.parameters())
        .query(UUID.class)
        .list();
  }

  ServerFacets facets(ServerFilter filter) {
    return new ServerFacetQuery(database).run(filter);
  }

  /// @return false when the name or the address is taken
  boolean insert(Server server) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("id", server.id());
    values.put("name", server.name());
    values.putAll(ServerRows.endpoint(server.endpoint()));
    values.put("bmc_user", server.bmcUser());
    values.put("site", server.site());
    values.put("device_type", server.deviceType().orElse(""));
    values.putAll(ServerRows.identity(server.identity()));
    values.put("driver", server.driver());
    values.put("power", server.power().name());
    values.put("health", server.health().name());
    values.put("state", server.state().name());
    values.put("state_reason", server.stateReason());
    values.put("reachability", server.reachability().name());
    values.put("last_seen", Database.time(server.lastSeen()));
    values.put("created_at", Database.time(server.createdAt()));
    values.put("updated_at", Database.time(server.updatedAt()));
    var columns = new ArrayList<>(values.keySet());
    var parameters = new HashMap<>(values);
    parameters.put("tags", tags(server.tags()));
    return database
            .sql(
                "INSERT INTO server (%s, tags) VALUES (%s, %s) ON CONFLICT DO NOTHING"
                    .formatted(
                        String.join(", ", columns),
                        columns.stream().map(c -> ":" + c).collect(Collectors.joining(", ")),
                        TAGS))
            .params(parameters)
            .update()
        == 1;
  }

  // Tags have no control characters, so one can stand between them.
  private static final String TAGS = "string_to_array(:tags, chr(31))";

  private static String tags(List<String> tags) {
    return String.join("\u001f", tags);
  }

  void update(Server server) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("name", server.name());
    values.putAll(ServerRows.endpoint(server.endpoint()));
    values.put("bmc_user", server.bmcUser());
    values.put("site", server.site());
    values.put("device_type", server.deviceType().orElse(""));
    values.put("updated_at", Database.time(server.updatedAt()));
    var assignments =
        values.keySet().stream().map(c -> c + " = :" + c).collect(Collectors.joining(", "));
    values.put("id", server.id());
    values.put("tags", tags(server.tags()));
    database
        .sql("UPDATE server SET " + assignments + ", tags = " + TAGS + " WHERE id = :id")
        .params(values)
        .update();
  }

  void delete(UUID id) {
    database.sql("DELETE FROM server WHERE id = :id").param("id", id).update();
  }

  void setState(UUID id, ServerState state, String reason, Instant now) {
    database
        .sql(
            """
            UPDATE server SET state = :state, state_reason = :reason, updated_at = :now WHERE id = :id
            """)
        .param("state", state.name())
        .param("reason", reason)
        .param("now", Database.time(now))
        .param("id", id)
        .update();
  }

  /// Its BMC answered with our login. A quarantined server stays quarantined; all others are
  /// enrolled by this.
  public void answered(
      UUID id,
      Identity identity,
      String driver,
      PowerState power,
      Optional<Health> health,
      Instant now) {
    var values = new HashMap<String, @Nullable Object>(ServerRows.identity(identity));
    var assignments =
        values.keySet().stream().map(c -> c + " = :" + c).collect(Collectors.joining(", "));
    values.put("driver", driver);
    values.put("power", power.name());
    values.put("health", health.map(Health::name).orElse(null));
    values.put("now", Database.time(now));
    values.put("id", id);
    database
        .sql(
            "UPDATE server SET "
                + assignments
                + """
                , driver = :driver, power = :power, health = coalesce(:health, health),
                  reachability = 'REACHABLE', last_seen = :now,
                  state = CASE state WHEN 'QUARANTINED' THEN state ELSE 'ENROLLED' END,
                  state_reason = CASE state WHEN 'QUARANTINED' THEN state_reason ELSE '' END
                WHERE id = :id
                """)
        .params(values)
        .update();
  }

  /// Its BMC answered, and told nothing about what it is.
  public void heard(UUID id, Instant now) {
    database
        .sql(
            """
            UPDATE server SET reachability = 'REACHABLE', last_seen = :now,
              state = CASE state WHEN 'UNREACHABLE' THEN 'ENROLLED' ELSE state END,
              state_reason = CASE state WHEN 'UNREACHABLE' THEN '' ELSE state_reason END
            WHERE id = :id
            """)
        .param("now", Database.time(now))
        .param("id", id)
        .update();
  }

  public void inventoried(UUID id, Instant at) {
    database
        .sql("UPDATE server SET inventory_at = :at WHERE id = :id")
        .param("at", Database.time(at))
        .param("id", id)
        .update();
  }

  /// Its BMC could not be used. A NEW or quarantined server keeps its state.
  public void failed(UUID id, Reachability how, String reason) {
    database
        .sql(
            """
            UPDATE server SET reachability = :how,
              state = CASE state WHEN 'ENROLLED' THEN 'UNREACHABLE' ELSE state END,
              state_reason = CASE state WHEN 'QUARANTINED' THEN state_reason ELSE :reason END
            WHERE id = :id
            """)
        .param("how", how.name())
        .param("reason", reason)
        .param("id", id)
        .update();
  }

  /// Trust on first use becomes a pin; a pin that is there already stays.
  public void pin(UUID id, Sha256 fingerprint) {
    database
        .sql(
            """
            UPDATE server SET trust = 'PINNED', fingerprint = :fingerprint
            WHERE id = :id AND trust = 'ON_FIRST_USE'
            """)
        .param("fingerprint", fingerprint.hex())
        .param("id", id)
        .update();
  }

  private static String sortKey(ServerSort sort) {
    return switch (sort) {
      case NAME -> "name";
      case VENDOR -> "vendor";
      case MODEL -> "model";
      case STATE -> "state";
      case HEALTH -> "health";
      case SITE -> "site";
      case DEVICE_TYPE -> "device_type";
      case LAST_SEEN -> "coalesce(last_seen, '-infinity')";
    };
  }

  /// Ids of the servers at these addresses, by `host:port`.
  public Map<String, UUID> byAddresses(Collection<String> hosts) {
    if (hosts.isEmpty()) return Map.of();
    record At(String address, UUID id) {}
    return database
        .sql("SELECT host || ':' || port AS address, id FROM server WHERE host IN (:hosts)")
        .param("hosts", hosts)
        .query((row, _) -> new At(Rows.text(row, "address"), Rows.uuid(row, "id")))
        .list()
        .stream()
        .collect(Collectors.toMap(At::address, At::id));
  }
}
