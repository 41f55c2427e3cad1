package org.hwautomation.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hwautomation.fleet.bios.compliance.ComplianceRule;
import org.hwautomation.fleet.bios.compliance.Requirement;
import org.hwautomation.fleet.bios.compliance.RuleScope;
import org.hwautomation.fleet.bios.compliance.Severity;
import org.hwautomation.fleet.bios.drift.BiosSweep;
import org.hwautomation.fleet.bios.drift.Writers;
import org.hwautomation.fleet.database.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What it takes to keep watch over BIOS settings that do not change, and to judge a fleet by its
/// rules, through the real service and its database.
@Command(
    name = "bios-keeping",
    mixinStandardHelpOptions = true,
    description = "Sweeps the BIOS of a simulated fleet for drift and judges it by rules.")
final class KeepingBios implements Callable<Integer> {

  private static final List<String> INTENTS =
      List.of("virtualization", "hyperthreading", "turbo", "secure-boot", "sriov");

  @Option(names = "--servers", defaultValue = "1000", description = "How many (${DEFAULT-VALUE}).")
  int servers = 1000;

  @Option(
      names = "--latency",
      defaultValue = "5",
      description = "Milliseconds per answer (${DEFAULT-VALUE}).")
  int latency = 5;

  @Option(
      names = "--profile",
      defaultValue = "dell-r750,hpe-dl380-gen11,supermicro-x13,lenovo-sr650v3,generic,openbmc",
      description = "Profiles, separated by commas (${DEFAULT-VALUE}).")
  String profiles = "dell-r750,hpe-dl380-gen11,supermicro-x13,lenovo-sr650v3,generic,openbmc";

  @Option(
      names = "--at-once",
      defaultValue = "32",
      description = "Servers that are looked at side by side (${DEFAULT-VALUE}).")
  int atOnce = 32;

  @Override
  public Integer call() throws Exception {
    try (var fleet = SimulatedFleet.start(servers, profiles, latency);
        var bulk = BulkService.open(atOnce, 1);
        var sweep = sweep(bulk)) {
      var ids = bulk.enrol(fleet.bmcs());
      sweep.enter();
      round("First round: every setting and registry is read", sweep, ids, fleet);
      round("A round in which nothing has changed", sweep, ids, fleet);
      var keeping = bulk.service().biosKeeping();
      for (var intent : INTENTS) keeping.rules().save(BulkService.ACTOR, rule(intent));
      judged(INTENTS.size() + " rules over " + servers + " servers", keeping::renew);
      judged("the same when nothing has changed", keeping::renew);
      return 0;
    }
  }

  private BiosSweep sweep(BulkService bulk) {
    var parts = bulk.service().fleet();
    return new BiosSweep(
        new Database(bulk.dataSource()),
        parts.liveServers(),
        parts.biosReadings(),
        parts.biosSnapshots(),
        Writers.NONE,
        Duration.ofHours(1),
        1,
        InstantSource.system());
  }

  private static ComplianceRule rule(String intent) {
    return new ComplianceRule(
        intent + "-on",
        intent + " must be on",
        Severity.WARNING,
        RuleScope.EVERYWHERE,
        new Requirement(Map.of(), Map.of(intent, "on")));
  }

  private void round(String title, BiosSweep sweep, List<UUID> ids, SimulatedFleet fleet)
      throws Exception {
    ids.forEach(sweep::soon);
    var before = requests(fleet);
    long cpu = cpuNanos();
    var simulator = fleet.cpu();
    long begin = System.nanoTime();
    int looked = 0;
    var running = new ArrayList<Future<Integer>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < atOnce; i++) running.add(threads.submit(sweep::lookAtAllDue));
    }
    for (var one : running) looked += one.get();
    var wall = Duration.ofNanos(System.nanoTime() - begin);
    var ours = Duration.ofNanos(cpuNanos() - cpu);
    var theirs = fleet.cpu().minus(simulator);
    var requests = new ArrayList<Long>();
    requests(fleet).forEach((name, count) -> requests.add(count - before.getOrDefault(name, 0L)));
    requests.sort(null);
    var floor = Duration.ofMillis((long) latency * servers / atOnce);
    var busy = ours.plus(theirs).dividedBy(Runtime.getRuntime().availableProcessors());
    say("%s (%d looks)", title, looked);
    say(
        "  requests a server   median %d, most %d",
        requests.get(requests.size() / 2), requests.getLast());
    say(
        "  wall time           %.2f s; one answer each takes %.2f s, the processors' work %.2f s",
        seconds(wall), seconds(floor), seconds(busy));
    say("  our CPU             %.2f ms a server", ours.toNanos() / 1e6 / servers);
  }

  private void judged(String title, Runnable work) {
    long cpu = cpuNanos();
    long begin = System.nanoTime();
    work.run();
    say(
        "%s: judged in %.0f ms, %.3f ms of our CPU a server",
        title, (System.nanoTime() - begin) / 1e6, (cpuNanos() - cpu) / 1e6 / servers);
  }

  private static Map<String, Long> requests(SimulatedFleet fleet) throws Exception {
    var counts = new HashMap<String, Long>();
    for (var bmc : fleet.bmcs()) {
      var name = bmc.path("name").asString("");
      counts.put(name, fleet.truth(name).path("counts").path("requests").asLong(0));
    }
    return counts;
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
