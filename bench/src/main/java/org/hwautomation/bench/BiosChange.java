package org.hwautomation.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.hwautomation.driver.VendorTools;
import org.hwautomation.fleet.bios.change.ApplyTime;
import org.hwautomation.fleet.bios.change.BiosChangeRequest;
import org.hwautomation.fleet.bios.change.RollbackPolicy;
import org.hwautomation.fleet.operation.StartOrder;
import org.hwautomation.fleet.step.AwaitStable;
import org.hwautomation.fleet.step.ReadBackBios;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.JobStep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// What one BIOS change takes of our own time, one after the other through the real service: staged
/// without a restart by Redfish and by a vendor's tool, and with the restart. BMCs answer at once
/// here and their hosts live faster than real ones; what is left of their time counts as ours.
@Command(
    name = "bios-change",
    mixinStandardHelpOptions = true,
    description = "Times single BIOS changes by Redfish and by a vendor's tool.")
final class BiosChange implements Callable<Integer> {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  /// One attribute each whose value is another at first.
  private static final Map<String, Map<String, Object>> ATTRIBUTES = new LinkedHashMap<>();

  static {
    ATTRIBUTES.put("dell-r750", Map.of("SriovGlobalEnable", "Enabled"));
    ATTRIBUTES.put("hpe-dl380-gen11", Map.of("Sriov", "Enabled"));
    ATTRIBUTES.put("supermicro-x13", Map.of("Re_SizeBARSupport", "Enabled"));
    ATTRIBUTES.put("lenovo-sr650v3", Map.of("DevicesandIOPorts_SRIOV", "Enabled"));
    ATTRIBUTES.put("generic", Map.of("QuietBoot", false));
    ATTRIBUTES.put("openbmc", Map.of("HyperThreading", "Disabled"));
  }

  private static final String BY_TOOL = "hpe-dl380-gen10plus";
  private static final Map<String, Object> TOOL_ATTRIBUTES = Map.of("Sriov", "Enabled");
  private static final Map<String, String> TOOL_ONLY =
      Map.of(
          "tool-only.yaml",
          """
          name: tool-only
          match: [{vendor: HPE, model: "*Gen10*"}]
          methods:
            - {setting: "*", use: vendor_only}
          """);

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description =
          "Measured changes of each kind of machine, after one that warms up"
              + " (${DEFAULT-VALUE}).")
  int rounds = 3;

  @Option(
      names = "--scale",
      defaultValue = "60",
      description = "How many times faster than real time the machines live (${DEFAULT-VALUE}).")
  int scale = 60;

  private boolean failed;

  @Override
  public Integer call() throws Exception {
    boolean tool = VendorTools.onPath().find("ilorest").isPresent();
    var kinds = new ArrayList<>(ATTRIBUTES.keySet());
    if (tool) kinds.add(BY_TOOL);
    // Two of each for each round: one is only staged, one is restarted, too.
    int servers = kinds.size() * 2 * (rounds + 1);
    try (var fleet = SimulatedFleet.start(servers, String.join(",", kinds), 0, scale);
        var bulk = BulkService.open(4, scale, TOOL_ONLY)) {
      var ids = bulk.enrol(fleet.bmcs());
      bulk.service().runJobs();
      System.out.printf(
          Locale.ROOT,
          "%-20s %-8s %21s %23s%n",
          "",
          "by",
          "staged: median  worst",
          "restarted: median  worst");
      for (var kind : kinds) print(kind, bulk, of(kind, fleet.bmcs(), ids));
      if (!tool) System.out.println("ilorest is not installed: no change by a vendor's tool");
      System.out.printf(
          Locale.ROOT,
          "From the request to the end of its job; restarted without the waiting for the host.%n");
    }
    return failed ? 1 : 0;
  }

  private static List<UUID> of(String kind, List<JsonNode> bmcs, List<UUID> ids) {
    var found = new ArrayList<UUID>();
    for (int i = 0; i < bmcs.size(); i++) {
      if (bmcs.get(i).path("profile").asString("").equals(kind)) found.add(ids.get(i));
    }
    return found;
  }

  private void print(String kind, BulkService bulk, List<UUID> servers) {
    var attributes = ATTRIBUTES.getOrDefault(kind, TOOL_ATTRIBUTES);
    var staged = new ArrayList<Double>();
    var restarted = new ArrayList<Double>();
    for (int i = 0; i <= rounds; i++) {
      var stage = seconds(bulk, servers.get(2 * i), attributes, new ApplyTime.StageOnly());
      var whole = seconds(bulk, servers.get(2 * i + 1), attributes, ApplyTime.NOW);
      if (i == 0) continue; // warmed up
      staged.add(stage);
      restarted.add(whole);
    }
    staged.sort(null);
    restarted.sort(null);
    System.out.printf(
        Locale.ROOT,
        "%-20s %-8s %11.2f s %6.2f s %13.2f s %6.2f s%n",
        kind,
        kind.equals(BY_TOOL) ? "ilorest" : "Redfish",
        staged.get(staged.size() / 2),
        staged.getLast(),
        restarted.get(restarted.size() / 2),
        restarted.getLast());
  }

  private double seconds(
      BulkService bulk, UUID server, Map<String, Object> attributes, ApplyTime when) {
    var request =
        new BiosChangeRequest(
            attributes,
            Map.of(),
            Optional.empty(),
            List.of(),
            when,
            RollbackPolicy.BY_HAND,
            BiosChangeRequest.DEFAULT_GRACEFUL_LIMIT);
    long begin = System.nanoTime();
    var started =
        bulk.service()
            .biosChanges()
            .start(BulkService.ACTOR, StartOrder.of(List.of(server), request));
    var id =
        started
            .job()
            .orElseThrow(
                () -> new IllegalStateException(started.server() + ": " + started.problem()));
    var job = end(bulk, id);
    long took = System.nanoTime() - begin - waits(job).toNanos();
    if (job.state() != JobState.SUCCEEDED) {
      failed = true;
      System.out.println("NOT DONE  " + started.server() + ": " + job.summary().now());
    }
    return took / 1e9;
  }

  private static Job end(BulkService bulk, UUID id) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < end) {
      var job = bulk.service().jobs().find(id).orElseThrow();
      if (job.state().over()) return job;
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    throw new IllegalStateException("job " + id + " does not end");
  }

  /// The time in which only the host works.
  private static Duration waits(Job job) {
    return job.steps().stream()
        .filter(
            step -> step.kind().equals(AwaitStable.KIND) || step.kind().equals(ReadBackBios.KIND))
        .map(BiosChange::took)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration took(JobStep step) {
    var from = step.startedAt();
    var to = step.finishedAt();
    return from == null || to == null ? Duration.ZERO : Duration.between(from, to);
  }
}
