package org.hwautomation.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.hwautomation.fleet.bios.change.ApplyTime;
import org.hwautomation.fleet.bios.change.BiosChangeRequest;
import org.hwautomation.fleet.bios.change.RollbackPolicy;
import org.hwautomation.fleet.operation.StartOrder;
import org.hwautomation.fleet.order.OrderPart;
import org.hwautomation.fleet.order.OrderStanding;
import org.hwautomation.fleet.order.PartQuery;
import org.hwautomation.fleet.order.PartState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// One BIOS change of a whole fleet through the real service: an intent for those whose vendor has
/// one, an attribute for each kind of machine, some BMCs with faults. Every claim is held against
/// the machines.
@Command(
    name = "bios-bulk",
    mixinStandardHelpOptions = true,
    description =
        "Changes the BIOS of a simulated fleet with faults; ends with each server's fate.")
final class BiosBulk implements Callable<Integer> {

  /// @param attributes of this kind, with values that differ at first
  private record Wish(Map<String, String> intents, Map<String, Object> attributes) {}

  private static final Map<String, String> SRIOV = Map.of("sriov", "on");
  private static final Map<String, Wish> WISHES = new LinkedHashMap<>();

  static {
    WISHES.put("dell-r750", new Wish(SRIOV, Map.of("ProcVirtualization", "Enabled")));
    WISHES.put("hpe-dl380-gen11", new Wish(SRIOV, Map.of("ProcVirtualization", "Enabled")));
    WISHES.put("supermicro-x13", new Wish(SRIOV, Map.of("Re_SizeBARSupport", "Enabled")));
    WISHES.put("lenovo-sr650v3", new Wish(SRIOV, Map.of()));
    WISHES.put("generic", new Wish(Map.of(), Map.of("Sriov", "Enabled", "QuietBoot", false)));
    WISHES.put("openbmc", new Wish(Map.of(), Map.of("HyperThreading", "Disabled")));
  }

  /// What may befall a BMC, taken in turn.
  private static final List<String> FAULTS =
      List.of(
          "busy-503",
          "html-503",
          "session-table-full",
          "slow-answers",
          "dropped-answers",
          "tls-certificate-changed",
          "garbage-body",
          "bios-job-pending-conflict",
          "setting-ignored",
          "post-busy",
          "licence-missing",
          "settings-refused");

  @Option(names = "--servers", defaultValue = "1000", description = "How many (${DEFAULT-VALUE}).")
  int servers = 1000;

  @Option(
      names = "--faults",
      defaultValue = "2",
      description = "Per cent of the BMCs that have one (${DEFAULT-VALUE}).")
  double faults = 2;

  @Option(
      names = "--latency",
      defaultValue = "5",
      description = "Milliseconds per answer (${DEFAULT-VALUE}).")
  int latency = 5;

  @Option(
      names = "--scale",
      defaultValue = "60",
      description = "How many times faster than real time the machines live (${DEFAULT-VALUE}).")
  int scale = 60;

  @Option(
      names = "--at-once",
      defaultValue = "500",
      description = "Servers that are changed at the same time (${DEFAULT-VALUE}).")
  int atOnce = 500;

  @Option(
      names = "--limit",
      defaultValue = "1200",
      description = "Seconds after which what is not over counts as lost (${DEFAULT-VALUE}).")
  int limitSeconds = 1200;

  @Override
  public Integer call() throws Exception {
    var profiles = String.join(",", WISHES.keySet());
    try (var fleet = SimulatedFleet.start(servers, profiles, latency, scale);
        var bulk = BulkService.open(atOnce, scale)) {
      var ids = bulk.enrol(fleet.bmcs());
      bulk.service().runJobs();
      System.out.printf(
          Locale.ROOT, "%d servers of %d kinds are enrolled%n", servers, WISHES.size());
      int faulty = befall(fleet);
      var before = requests(fleet);
      long emptyDatabase = bulk.databaseBytes();
      var memory = new PeakHeap();
      long wall = System.nanoTime();
      long cpu = cpuNanos();
      var simulator = fleet.cpu();
      var orders = order(bulk, fleet.bmcs(), ids);
      long accepted = System.nanoTime() - wall;
      awaitEnd(bulk, orders);
      var figures =
          new BulkFigures(
              servers,
              faulty,
              Duration.ofNanos(accepted),
              Duration.ofNanos(System.nanoTime() - wall),
              Duration.ofNanos(cpuNanos() - cpu),
              fleet.cpu().minus(simulator),
              memory.bytes(),
              bulk.databaseBytes() - emptyDatabase);
      var truth = new BulkTruth(fleet);
      for (var part : parts(bulk, orders)) {
        truth.check(part, before.getOrDefault(part.serverName(), 0L));
      }
      figures.lines(truth).forEach(System.out::println);
      truth.lies().forEach(line -> System.out.println("NOT TRUE  " + line));
      return truth.lies().isEmpty() ? 0 : 1;
    }
  }

  private int befall(SimulatedFleet fleet) throws Exception {
    int count = (int) Math.round(servers * faults / 100);
    for (int i = 0; i < count; i++) {
      // Spread over the fleet, and so that kinds and faults meet in ever other pairs.
      int index = (int) ((long) i * servers / count + i / FAULTS.size()) % servers;
      fleet.fault(fleet.bmcs().get(index).path("name").asString(""), FAULTS.get(i % FAULTS.size()));
    }
    return count;
  }

  private static Map<String, Long> requests(SimulatedFleet fleet) throws Exception {
    var before = new HashMap<String, Long>();
    for (var bmc : fleet.bmcs()) {
      var name = bmc.path("name").asString("");
      before.put(name, fleet.truth(name).path("counts").path("requests").asLong(0));
    }
    return before;
  }

  /// One order for each kind of machine, because an attribute is a kind's own.
  private static List<UUID> order(BulkService bulk, List<JsonNode> bmcs, List<UUID> ids) {
    var orders = new ArrayList<UUID>();
    for (var kind : WISHES.entrySet()) {
      var named = new ArrayList<UUID>();
      for (int i = 0; i < bmcs.size(); i++) {
        if (bmcs.get(i).path("profile").asString("").equals(kind.getKey())) named.add(ids.get(i));
      }
      if (named.isEmpty()) continue;
      var request =
          new BiosChangeRequest(
              kind.getValue().attributes(),
              kind.getValue().intents(),
              Optional.empty(),
              List.of(),
              ApplyTime.NOW,
              RollbackPolicy.BY_HAND,
              BiosChangeRequest.DEFAULT_GRACEFUL_LIMIT);
      var change = bulk.service().biosChanges().operation();
      var wish = StartOrder.of(named, request);
      orders.add(
          bulk.service().orders().accept(BulkService.ACTOR, change, wish, false).order().id());
    }
    return orders;
  }

  private void awaitEnd(BulkService bulk, List<UUID> orders) {
    long end = System.nanoTime() + Duration.ofSeconds(limitSeconds).toNanos();
    long nextLine = System.nanoTime();
    while (System.nanoTime() < end) {
      var counts = new LinkedHashMap<PartState, Long>();
      boolean over = true;
      for (var id : orders) {
        var standing = bulk.service().orders().find(BulkService.ACTOR, id);
        over &= standing.stage() == OrderStanding.Stage.OVER;
        standing
            .counts()
            .forEach((state, count) -> {
              if (count > 0) counts.merge(state, count, Long::sum);
            });
      }
      if (over) return;
      if (System.nanoTime() > nextLine) {
        System.out.println("  " + counts);
        nextLine = System.nanoTime() + Duration.ofSeconds(15).toNanos();
      }
      LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
    }
  }

  private static List<OrderPart> parts(BulkService bulk, List<UUID> orders) {
    var all = new ArrayList<OrderPart>();
    for (var id : orders) {
      var query = PartQuery.first(PartQuery.MOST);
      while (true) {
        var page = bulk.service().orders().parts(BulkService.ACTOR, id, query);
        all.addAll(page.items());
        if (page.next().isEmpty()) break;
        query = query.after(page.next().get());
      }
    }
    return all;
  }

  /// The most that was in use since it was made, as the pools themselves remember.
  private static final class PeakHeap {
    PeakHeap() {
      ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> pool.resetPeakUsage());
    }

    long bytes() {
      return ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .mapToLong(pool -> pool.getPeakUsage().getUsed())
          .sum();
    }
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
