package org.hwautomation.fleet.server;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.PowerState;
import org.hwautomation.fleet.database.Rows;
import org.jspecify.annotations.Nullable;

/// Servers as rows, both ways.
final class ServerRows {

  static final String COLUMNS =
      """
      id, name, host, port, trust, fingerprint, legacy_tls, ipmi_port, ipmi_cipher_suite, bmc_user,
      site, tags, device_type, vendor, model, serial, system_uuid, bmc_family, bmc_version,
      bios_version, host_name, driver, power, health, state, state_reason, reachability, last_seen,
      inventory_at, created_at, updated_at
      """;

  private ServerRows() {}

  static Server server(ResultSet row, int number) throws SQLException {
    return new Server(
        Rows.uuid(row, "id"),
        Rows.text(row, "name"),
        new Endpoint(
            Rows.text(row, "host"),
            row.getInt("port"),
            trust(row),
            row.getBoolean("legacy_tls"),
            ipmi(row)),
        Rows.text(row, "bmc_user"),
        Rows.text(row, "site"),
        Rows.texts(row, "tags"),
        Optional.of(Rows.text(row, "device_type")).filter(name -> !name.isEmpty()),
        new Identity(
            Rows.text(row, "vendor"),
            Rows.text(row, "model"),
            Rows.text(row, "serial"),
            Rows.text(row, "system_uuid"),
            Rows.text(row, "bmc_family"),
            Rows.text(row, "bmc_version"),
            Rows.text(row, "bios_version"),
            Rows.text(row, "host_name")),
        Rows.text(row, "driver"),
        PowerState.valueOf(row.getString("power")),
        Health.valueOf(row.getString("health")),
        ServerState.valueOf(row.getString("state")),
        Rows.text(row, "state_reason"),
        Reachability.valueOf(row.getString("reachability")),
        Rows.instantOrNull(row, "last_seen"),
        Rows.instantOrNull(row, "inventory_at"),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"));
  }

  static Map<String, @Nullable Object> endpoint(Endpoint endpoint) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("host", endpoint.host());
    values.put("port", endpoint.port());
    values.put("trust", trustName(endpoint.trust()));
    values.put("fingerprint", endpoint.trust() instanceof Trust.Pinned(var f) ? f.hex() : null);
    values.put("legacy_tls", endpoint.legacyTls());
    values.put("ipmi_port", endpoint.ipmi().map(IpmiSettings::port).orElse(null));
    values.put("ipmi_cipher_suite", endpoint.ipmi().map(IpmiSettings::cipherSuite).orElse(null));
    return values;
  }

  static Map<String, Object> identity(Identity identity) {
    var values = new LinkedHashMap<String, Object>();
    values.put("vendor", identity.vendor());
    values.put("model", identity.model());
    values.put("serial", identity.serial());
    values.put("system_uuid", identity.uuid());
    values.put("bmc_family", identity.bmcFamily());
    values.put("bmc_version", identity.bmcVersion());
    values.put("bios_version", identity.biosVersion());
    values.put("host_name", identity.hostName());
    return values;
  }

  private static String trustName(Trust trust) {
    return switch (trust) {
      case Trust.Pinned _ -> "PINNED";
      case Trust.CertificateAuthority _ -> "CERTIFICATE_AUTHORITY";
      case Trust.OnFirstUse _ -> "ON_FIRST_USE";
    };
  }

  private static Trust trust(ResultSet row) throws SQLException {
    var name = Rows.text(row, "trust");
    return switch (name) {
      case "PINNED" -> new Trust.Pinned(new Sha256(Rows.text(row, "fingerprint")));
      case "CERTIFICATE_AUTHORITY" -> new Trust.CertificateAuthority();
      case "ON_FIRST_USE" -> new Trust.OnFirstUse();
      default -> throw new SQLException("unknown trust " + name);
    };
  }

  private static Optional<IpmiSettings> ipmi(ResultSet row) throws SQLException {
    var port = row.getObject("ipmi_port", Integer.class);
    if (port == null) return Optional.empty();
    return Optional.of(
        new IpmiSettings(
            port, Objects.requireNonNull(row.getObject("ipmi_cipher_suite", Integer.class))));
  }
}
