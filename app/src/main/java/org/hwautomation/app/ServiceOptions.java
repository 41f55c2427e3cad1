package org.hwautomation.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hwautomation.app.config.ServiceSettings;
import org.hwautomation.driver.Connector;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that the service and a worker share. Each can also be given in the environment as
/// `HWA_…` where it says so.
final class ServiceOptions {

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Where database, images and keys are kept (default: /var/lib/hwautomation as root, else ~/.local/share/hwautomation).")
  @Nullable Path dataDirectory;

  @Option(
      names = "--config-dir",
      paramLabel = "DIR",
      description = "Device types and firmware catalog (default: config in the data directory).")
  @Nullable Path configDirectory;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "An outside PostgreSQL, 15 or newer: jdbc:postgresql://host:5432/name (default: embedded).")
  @Nullable String database;

  @Option(
      names = "--database-user",
      paramLabel = "NAME",
      defaultValue = "hwautomation",
      description = "Its user (default: ${DEFAULT-VALUE}).")
  String databaseUser = "hwautomation";

  @Option(
      names = "--database-password-file",
      paramLabel = "FILE",
      description = "File that holds its password; never give a password on the command line.")
  @Nullable Path databasePasswordFile;

  @Option(
      names = "--pace",
      defaultValue = "1",
      description =
          "How long to pause between two looks at a server, as a share of what real hardware needs, above 0 up to 1 (default: ${DEFAULT-VALUE}).")
  double pace = 1;

  @Option(
      names = "--jobs-at-once",
      defaultValue = "500",
      description = "Jobs in the whole service at the same time (default: ${DEFAULT-VALUE}).")
  int jobsAtOnce = 500;

  @Option(
      names = "--jobs-per-site",
      defaultValue = "200",
      description = "Jobs in one site at the same time (default: ${DEFAULT-VALUE}).")
  int perSite = 200;

  @Option(
      names = "--max-retries",
      defaultValue = "3",
      description = "Further attempts of a failed step (default: ${DEFAULT-VALUE}).")
  int maxRetries = 3;

  @Option(
      names = "--retry-pause",
      defaultValue = "PT10S",
      description = "Pause before the first retry; doubles with each (default: ${DEFAULT-VALUE}).")
  Duration retryPause = Duration.ofSeconds(10);

  @Option(
      names = "--longest-pause",
      defaultValue = "PT5M",
      description = "The longest pause before a retry (default: ${DEFAULT-VALUE}).")
  Duration longestPause = Duration.ofMinutes(5);

  @Option(
      names = "--inventory-sweep",
      defaultValue = "PT1H",
      description =
          "How often each server's inventory and health are read; a new server's at once; PT0S = never (default: ${DEFAULT-VALUE}).")
  Duration inventorySweep = Duration.ofHours(1);

  @Option(
      names = "--bios-sweep",
      defaultValue = "PT1H",
      description =
          "How often each server is asked whether its BIOS settings changed; PT0S = never (default: ${DEFAULT-VALUE}).")
  Duration biosSweep = Duration.ofHours(1);

  @Option(
      names = "--keep-orders",
      defaultValue = "P90D",
      description =
          "How long an order over many servers is kept after its end; PT0S = for ever (default: ${DEFAULT-VALUE}).")
  Duration keepOrders = Duration.ofDays(90);

  @Option(
      names = "--worker-name",
      description = "Unique among the workers of one database (default: host name and process).")
  @Nullable String workerName;

  @Option(
      names = "--allow-legacy-tls",
      description =
          "Lets servers that were enrolled with legacy TLS be reached by TLS 1.0 and 1.1; all others never are.")
  boolean legacyTls;

  ServiceSettings settings(String bind, int port) {
    if (legacyTls) Connector.permitLegacyTls();
    var data = dataDirectory == null ? defaultDataDirectory() : dataDirectory;
    return new ServiceSettings(
        bind,
        port,
        data.toAbsolutePath(),
        (configDirectory == null ? data.resolve("config") : configDirectory).toAbsolutePath(),
        Optional.ofNullable(database),
        databaseUser,
        Optional.ofNullable(databasePasswordFile),
        pace,
        jobsAtOnce,
        perSite,
        maxRetries,
        retryPause,
        longestPause,
        inventorySweep,
        biosSweep,
        keepOrders,
        workerName == null ? hostName() + "-" + ProcessHandle.current().pid() : workerName);
  }

  /// As root PostgreSQL runs as another user, who may not enter /root.
  private static Path defaultDataDirectory() {
    if ("root".equals(System.getProperty("user.name"))) return Path.of("/var/lib/hwautomation");
    return Path.of(System.getProperty("user.home"), ".local", "share", "hwautomation");
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "worker";
    }
  }
}
