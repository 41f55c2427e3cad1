package org.hwautomation.fleet.bios.drift;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.Identity;
import org.hwautomation.fleet.bios.snapshot.BiosSnapshots;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Json;
import org.hwautomation.fleet.database.Rows;
import org.hwautomation.fleet.devicetype.Catalog;
import org.hwautomation.fleet.devicetype.DeviceType;
import org.jspecify.annotations.Nullable;

/// What each server's BIOS should be: its newest baseline, else the settings of its device type.
public final class Expectations {

  /// A server whose drift was worked out from something that is no longer so.
  ///
  /// @param driver id of the driver that serves it
  /// @param wanted attributes that its device type wants
  /// @param intents that its device type wants besides
  record Stale(
      UUID server,
      Identity identity,
      String driver,
      Optional<UUID> baseline,
      Map<String, Object> wanted,
      Map<String, String> intents) {

    boolean wantsNothing() {
      return wanted.isEmpty() && intents.isEmpty();
    }
  }

  private final Database database;
  private final BiosSnapshots snapshots;
  private final Supplier<Catalog> catalog;

  public Expectations(Database database, BiosSnapshots snapshots, Supplier<Catalog> catalog) {
    this.database = database;
    this.snapshots = snapshots;
    this.catalog = catalog;
  }

  /// @param resolved what the device type's intents come to on this server
  Expected of(Stale stale, Function<Map<String, String>, Map<String, Object>> resolved) {
    var baseline = stale.baseline().flatMap(snapshots::find);
    if (baseline.isPresent()) {
      return new Expected(Against.BASELINE, baseline.get().settings().attributes(), basis(stale));
    }
    if (stale.wantsNothing()) return Expected.nothing();
    var values = new TreeMap<String, @Nullable Object>(resolved.apply(stale.intents()));
    values.putAll(stale.wanted());
    return new Expected(Against.DEVICE_TYPE, values, basis(stale));
  }

  /// Servers that were read, or of which something else is expected, since they were last worked
  /// on: one statement whatever the size of the fleet.
  List<Stale> stale() {
    var now = catalog.get();
    record Row(Stale stale, String snapshot, String doneSnapshot, String doneBasis) {}
    return database
        .sql(
            """
            SELECT s.id, s.vendor, s.model, s.serial, s.system_uuid, s.bmc_family, s.bmc_version,
              s.bios_version, s.host_name, s.device_type, s.driver, c.id AS snapshot, b.id AS baseline,
              d.snapshot_id, d.basis
            FROM server s
            JOIN LATERAL (SELECT id FROM bios_snapshot
              WHERE server_id = s.id AND kind = 'CURRENT' AND known
              ORDER BY number DESC LIMIT 1) c ON true
            LEFT JOIN LATERAL (SELECT id FROM bios_snapshot
              WHERE server_id = s.id AND kind = 'BASELINE' AND known
              ORDER BY number DESC LIMIT 1) b ON true
            LEFT JOIN bios_drift_state d ON d.server_id = s.id
            ORDER BY s.id
            """)
        .query((row, _) ->
            new Row(
                stale(row, now),
                Rows.text(row, "snapshot"),
                Optional.ofNullable(row.getString("snapshot_id")).orElse(""),
                Optional.ofNullable(row.getString("basis")).orElse("")))
        .list()
        .stream()
        .filter(row ->
            !row.snapshot.equals(row.doneSnapshot) || !basis(row.stale).equals(row.doneBasis))
        .map(Row::stale)
        .toList();
  }

  private static Stale stale(ResultSet row, Catalog catalog) throws SQLException {
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
    Optional<DeviceType> type =
        assigned.isEmpty() ? catalog.deviceTypeFor(identity) : catalog.deviceType(assigned);
    return new Stale(
        Rows.uuid(row, "id"),
        identity,
        Rows.text(row, "driver"),
        Optional.ofNullable(row.getObject("baseline", UUID.class)),
        type.map(one -> one.biosSettingsFor(identity)).orElse(Map.of()),
        type.map(one -> one.biosIntentsFor(identity)).orElse(Map.of()));
  }

  private static String basis(Stale stale) {
    if (stale.baseline().isPresent()) return "baseline " + stale.baseline().get();
    if (stale.wantsNothing()) return "";
    var json = Json.write(List.of(new TreeMap<>(stale.wanted()), new TreeMap<>(stale.intents())));
    return "device type " + Sha256.of(json.getBytes(StandardCharsets.UTF_8)).hex();
  }
}
