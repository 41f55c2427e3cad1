package org.hwautomation.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Connection;
import org.hwautomation.driver.Connector;
import org.hwautomation.driver.EndpointSpec;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.inventory.Inventory;
import org.hwautomation.driver.inventory.InventoryReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// A full inventory of a fleet: system with its processors, memory, drives and network ports,
/// firmware, BIOS, and the attribute registry once per model. Read twice: first as a stranger, then
/// again on the sessions that are open.
@Command(
    name = "inventory-sweep",
    mixinStandardHelpOptions = true,
    description =
        "Reads system, BIOS, registry (once per model) and firmware of a simulated fleet.")
final class InventorySweep implements Callable<Integer> {

  @Option(names = "--servers", defaultValue = "1000", description = "How many (${DEFAULT-VALUE}).")
  int servers = 1000;

  @Option(
      names = "--latency",
      defaultValue = "50",
      description = "Milliseconds per answer (${DEFAULT-VALUE}).")
  int latency = 50;

  @Option(
      names = "--profile",
      defaultValue = "generic",
      description = "Profiles, separated by commas (${DEFAULT-VALUE}).")
  String profiles = "generic";

  @Option(
      names = "--at-once",
      defaultValue = "1000",
      description = "Servers that are read side by side (${DEFAULT-VALUE}).")
  int atOnce = 1000;

  @Option(
      names = "--warm-up",
      defaultValue = "200",
      description = "Reads of servers before the measuring, as a service that runs has done.")
  int warmUp = 200;

  private final List<String> failures = new ArrayList<>();
  private final Set<String> registriesRead = ConcurrentHashMap.newKeySet();
  private final ConcurrentHashMap<String, Connection> connections = new ConcurrentHashMap<>();

  @Override
  public Integer call() throws Exception {
    try (var fleet = SimulatedFleet.start(servers, profiles, latency);
        var connector = Connector.standard(InstantSource.system())) {
      try {
        sweep(fleet.bmcs().subList(0, Math.min(warmUp, servers)), fleet, connector);
        closeAll();
        registriesRead.clear();
        print(
            "First sweep: TLS handshake, login, everything", sweep(fleet.bmcs(), fleet, connector));
        print("Sweep again, on open sessions", sweep(fleet.bmcs(), fleet, connector));
      } finally {
        closeAll();
      }
      failures.stream().limit(5).forEach(text -> System.out.println("not read: " + text));
      if (!failures.isEmpty()) System.out.println(failures.size() + " readings failed");
      return failures.isEmpty() ? 0 : 1;
    }
  }

  private void closeAll() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      connections.values().forEach(connection -> threads.execute(connection::close));
    }
    connections.clear();
  }

  private SweepFigures sweep(List<JsonNode> bmcs, SimulatedFleet fleet, Connector connector)
      throws InterruptedException {
    long wall = System.nanoTime();
    long cpu = cpuNanos();
    var simulator = fleet.cpu();
    var running = new ArrayList<Future<ReadingOfOne>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var places = new Semaphore(atOnce);
      for (var bmc : bmcs) {
        running.add(
            threads.submit(() -> {
              places.acquire();
              try {
                return read(connector, bmc);
              } finally {
                places.release();
              }
            }));
      }
    }
    var readings = new ArrayList<ReadingOfOne>();
    for (var one : running) {
      try {
        readings.add(one.get());
      } catch (ExecutionException e) {
        failures.add(String.valueOf(e.getCause().getMessage()));
      }
    }
    return new SweepFigures(
        readings,
        Duration.ofMillis(latency),
        Math.ceilDiv(servers, atOnce),
        Duration.ofNanos(System.nanoTime() - wall),
        Duration.ofNanos(cpuNanos() - cpu),
        fleet.cpu().minus(simulator));
  }

  private ReadingOfOne read(Connector connector, JsonNode bmc) {
    var known = connections.get(bmc.path("name").asString(""));
    var connection = known == null ? connect(connector, bmc) : known;
    connections.put(bmc.path("name").asString(""), connection);
    int before = known == null ? 0 : connection.calls().size();
    var server = connection.server();
    server.inOneLook(() -> readAll(server));
    var calls = connection.calls();
    return ReadingOfOne.of(
        bmc.path("profile").asString(""),
        calls.subList(Math.min(before, calls.size()), calls.size()));
  }

  private Inventory readAll(ConnectedServer server) {
    var inventory = server.must(InventoryReading.class).read();
    server
        .can(BiosConfiguration.class)
        .ifPresent(bios -> {
          var settings = bios.current();
          if (registriesRead.add(settings.registryId() + " " + settings.biosVersion())) {
            bios.registry();
          }
        });
    return inventory;
  }

  private static Connection connect(Connector connector, JsonNode bmc) {
    var uri = URI.create(bmc.path("uri").asString(""));
    return connector.connect(
        new EndpointSpec(
            bmc.path("name").asString(""),
            uri.getHost(),
            uri.getPort(),
            new EndpointSpec.Trust.Pinned(new Sha256(bmc.path("certificateSha256").asString(""))),
            false,
            bmc.path("user").asString(""),
            Secret.of(bmc.path("password").asString("")),
            Optional.empty(),
            Optional.empty()));
  }

  private void print(String title, SweepFigures figures) {
    System.out.println(
        title
            + " ("
            + servers
            + " x "
            + profiles
            + ", "
            + latency
            + " ms per answer, "
            + atOnce
            + " at once)");
    figures.lines().forEach(line -> System.out.println("  " + line));
    System.out.println();
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
