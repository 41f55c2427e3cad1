package org.hwautomation.fleet.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Json;

/// A made-up fleet of any size, the same for the same seed, written straight into the `server`
/// table: for pages, queries and benchmarks that never call a BMC. All data are invented; no login
/// is stored.
public final class SeededFleet {

  private static final int AT_ONCE = 2_000;

  private record Product(String vendor, String driver, String bmcFamily, List<String> models) {}

  private record Row(
      UUID id,
      String name,
      String host,
      int port,
      String site,
      String tags,
      String deviceType,
      String vendor,
      String model,
      String serial,
      String systemUuid,
      String bmcFamily,
      String bmcVersion,
      String biosVersion,
      String hostName,
      String driver,
      String power,
      String health,
      String state,
      String reachability,
      String lastSeen) {}

  private static final List<Product> PRODUCTS =
      List.of(
          new Product("Dell", "dell", "iDRAC9", List.of("PowerEdge R650", "PowerEdge R750")),
          new Product(
              "HPE", "hpe", "iLO 6", List.of("ProLiant DL360 Gen11", "ProLiant DL380 Gen11")),
          new Product("Supermicro", "supermicro", "X13", List.of("SYS-621C-TN12R", "SYS-111C-NR")),
          new Product("Lenovo", "lenovo", "XCC", List.of("ThinkSystem SR630 V3")));

  private final Random random;

  public SeededFleet(long seed) {
    this.random = new Random(seed);
  }

  /// Adds `size` servers to the table.
  public void insert(Database database, int size, Instant now) {
    for (int from = 0; from < size; from += AT_ONCE) {
      var rows = new ArrayList<Row>();
      for (int n = from; n < Math.min(size, from + AT_ONCE); n++) rows.add(row(n, now));
      insert(database, rows, now);
    }
  }

  private Row row(int n, Instant now) {
    var product = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
    var model = product.models.get(random.nextInt(product.models.size()));
    int roll = random.nextInt(100);
    var state =
        roll < 90 ? "ENROLLED" : roll < 95 ? "UNREACHABLE" : roll < 98 ? "NEW" : "QUARANTINED";
    boolean seen = !state.equals("NEW");
    var health = !seen ? "UNKNOWN" : roll < 80 ? "OK" : roll < 90 ? "WARNING" : "CRITICAL";
    var serial = "SN%08X".formatted(n * 2654435761L & 0xFFFF_FFFFL);
    return new Row(
        id(n, now),
        "srv-%05d".formatted(n),
        "127.%d.%d.%d".formatted(10 + n / 62_500, n / 250 % 250, 1 + n % 250),
        443,
        "site-" + (char) ('a' + random.nextInt(4)),
        "rack-" + (1 + random.nextInt(40)) + " " + (random.nextBoolean() ? "prod" : "lab"),
        random.nextInt(3) == 0 ? "virtualization-host" : "",
        product.vendor,
        model,
        serial,
        new UUID(7, n).toString(),
        product.bmcFamily,
        "1." + random.nextInt(20),
        "2." + random.nextInt(10) + ".0",
        random.nextBoolean() ? "host-" + n + ".example" : "",
        product.driver,
        seen ? (random.nextInt(10) == 0 ? "OFF" : "ON") : "UNKNOWN",
        health,
        state,
        seen ? (state.equals("UNREACHABLE") ? "NO_ANSWER" : "REACHABLE") : "UNKNOWN",
        seen ? now.minus(Duration.ofSeconds(random.nextInt(86_400))).toString() : "");
  }

  // Version 7 shape, so that ids sort by number as real ones sort by time.
  private static UUID id(int n, Instant now) {
    return new UUID(
        (now.toEpochMilli() << 16) | 0x7000 | (n >>> 16 & 0xFFF),
        0x8000_0000_0000_0000L | (n & 0xFFFFL) << 40);
  }

  private static void insert(Database database, List<Row> rows, Instant now) {
    database
        .sql(
            """
            INSERT INTO server (id, name, host, port, trust, bmc_user, site, tags, device_type,
              vendor, model, serial, system_uuid, bmc_family, bmc_version, bios_version, host_name,
              driver, power, health, state, reachability, last_seen, inventory_at, created_at,
              updated_at)
            SELECT id, name, host, port, 'ON_FIRST_USE', 'root', site, string_to_array(tags, ' '),
              "deviceType", vendor, model, serial, "systemUuid", "bmcFamily", "bmcVersion",
              "biosVersion", "hostName", driver, power, health, state, reachability,
              nullif("lastSeen", '')::timestamptz, nullif("lastSeen", '')::timestamptz, :now, :now
            FROM jsonb_to_recordset(:rows::jsonb) AS r (id uuid, name text, host text, port int,
              site text, tags text, "deviceType" text, vendor text, model text, serial text,
              "systemUuid" text, "bmcFamily" text, "bmcVersion" text, "biosVersion" text,
              "hostName" text, driver text, power text, health text, state text,
              reachability text, "lastSeen" text)
            """)
        .param("rows", Json.write(rows))
        .param("now", Database.time(now))
        .update();
  }
}
