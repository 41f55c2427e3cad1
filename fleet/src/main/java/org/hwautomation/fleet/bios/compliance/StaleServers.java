package org.hwautomation.fleet.bios.compliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hwautomation.driver.Identity;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Rows;
import org.jspecify.annotations.Nullable;

/// Finds servers whose results were made of something that is no longer so.
final class StaleServers {

  /// @param evaluatedRevision rules up to this one were judged; 0 = all are to be judged again
  record Stale(RuledServer server, Optional<UUID> snapshot, String facts, long evaluatedRevision) {}

  private final Database database;

  /// Name of the device type of a machine to which none is assigned; may be empty.
  private final Function<Identity, String> deviceTypes;

  StaleServers(Database database, Function<Identity, String> deviceTypes) {
    this.database = database;
    this.deviceTypes = deviceTypes;
  }

  /// One statement whatever the size of the fleet.
  ///
  /// @param revision of the newest rule
  List<Stale> find(long revision) {
    return database
        .sql(
            """
            SELECT s.id, s.name, s.vendor, s.model, s.serial, s.system_uuid, s.bmc_family,
              s.bmc_version, s.bios_version, s.host_name, s.device_type, s.site, s.tags, s.driver,
              b.id AS snapshot, c.snapshot_id, c.facts, c.revision
            FROM server s
            LEFT JOIN compliance_state c ON c.server_id = s.id
            LEFT JOIN LATERAL (SELECT id FROM bios_snapshot
              WHERE server_id = s.id AND kind = 'CURRENT' ORDER BY number DESC LIMIT 1) b ON true
            ORDER BY s.id
            """)
        .query((row, _) -> Optional.ofNullable(stale(row, revision)))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private @Nullable Stale stale(ResultSet row, long revision) throws SQLException {
    var identity =
        new Identity(
            Rows.text(row, "vendor"),
            Rows.text(row, "model"),
            Rows.text(row, "serial"),
            Rows.text(row, "system_uuid"),
            Rows.text(row, "bmc_family"),
            Rows.text(row, "bmc_version"),
            Rows.text(row, "bios_version"),
            Rows.text(row, "host_name"));
    var assigned = Rows.text(row, "device_type");
    var server =
        new RuledServer(
            Rows.uuid(row, "id"),
            Rows.text(row, "name"),
            identity.vendor(),
            identity.model(),
            assigned.isEmpty() ? deviceTypes.apply(identity) : assigned,
            Rows.text(row, "site"),
            Rows.texts(row, "tags"),
            Rows.text(row, "driver"));
    var facts = facts(server);
    var snapshot = Optional.ofNullable(row.getObject("snapshot", UUID.class));
    boolean same =
        facts.equals(row.getString("facts"))
            && snapshot.equals(Optional.ofNullable(row.getObject("snapshot_id", UUID.class)));
    long evaluated = same ? row.getLong("revision") : 0;
    return evaluated == revision ? null : new Stale(server, snapshot, facts, evaluated);
  }

  private static String facts(RuledServer server) {
    return String.join(
        "\u001f",
        server.vendor(),
        server.model(),
        server.deviceType(),
        server.site(),
        server.driver(),
        String.join("\u001e", server.tags()));
  }
}
