package org.hwautomation.simulator.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.hwautomation.simulator.fault.FaultPreset;
import org.hwautomation.simulator.machine.Profile;
import org.hwautomation.simulator.recording.Recording;
import org.hwautomation.simulator.server.FleetSpec;
import org.hwautomation.simulator.server.Profiles;
import org.hwautomation.simulator.server.Simulator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `simulate`: a fleet of simulated BMCs until Ctrl-C.
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Runs simulated BMCs on loopback until Ctrl-C.")
public final class SimulateCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--fleet", paramLabel = "N", description = "how many machines")
  private int fleet;

  @Option(
      names = "--profile",
      completionCandidates = ProfileIds.class,
      paramLabel = "ID",
      split = ",",
      description =
          "their profiles, taken in turn: ${COMPLETION-CANDIDATES}; without it, all there are")
  private List<String> profiles = new ArrayList<>();

  @Option(
      names = "--recording",
      paramLabel = "FILE",
      description = "a recorded BMC (.tar.gz or directory), served live; repeatable")
  private List<Path> recordings = new ArrayList<>();

  @Option(names = "--port", paramLabel = "PORT", description = "first port; without it, free ones")
  private int port;

  @Option(
      names = "--addresses",
      description = "an address of 127/8 for each machine, all with --port (443 without it)")
  private boolean addresses;

  @Option(names = "--control-port", paramLabel = "PORT", description = "port of the control API")
  private int controlPort;

  @Option(
      names = "--scale",
      paramLabel = "X",
      defaultValue = "1",
      description = "how many times faster than real time the machines live")
  private double scale;

  @Option(
      names = "--latency",
      paramLabel = "MS",
      description = "milliseconds that each answer takes")
  private int latencyMillis;

  @Option(
      names = "--fault",
      paramLabel = "[INDEX=]PRESET",
      description =
          "a fault on every machine, or on that of an index from 1: ${COMPLETION-CANDIDATES};"
              + " repeatable",
      completionCandidates = PresetIds.class)
  private List<String> faults = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "of all randomness")
  private long seed;

  @Option(names = "--user", defaultValue = "admin", description = "account of every BMC")
  private String user = "admin";

  @Option(
      names = "--password",
      defaultValue = "simulated-Passw0rd",
      description = "its password; simulated, so no secret")
  private String password = "simulated-Passw0rd";

  @Override
  public Integer call() throws IOException, InterruptedException {
    FleetSpec fleetSpec;
    try {
      fleetSpec = fleetSpec();
    } catch (IllegalArgumentException e) {
      error().println(e.getMessage());
      return 2;
    }
    try (var simulator = Simulator.start(fleetSpec)) {
      print(simulator);
      var end = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(end::countDown, "ctrl-c"));
      end.await();
    }
    return 0;
  }

  private FleetSpec fleetSpec() throws IOException {
    var machines = new ArrayList<Profile>();
    for (var file : recordings) machines.add(Recording.open(file).profile());
    if (machines.isEmpty() || fleet > machines.size()) {
      var kinds =
          profiles.isEmpty() ? Profiles.all() : profiles.stream().map(Profiles::named).toList();
      int wanted = fleet > 0 ? fleet : kinds.size();
      for (int i = 0; machines.size() < wanted; i++) machines.add(kinds.get(i % kinds.size()));
    }
    return FleetSpec.of(machines)
        .withSeed(seed)
        .withAddressing(
            addresses
                ? new FleetSpec.Addressing.Addresses(port == 0 ? 443 : port)
                : new FleetSpec.Addressing.Ports(port))
        .withCredentials(user, password)
        .withLatency(Duration.ofMillis(latencyMillis))
        .withTimeScale(scale)
        .withFaults(faultsOf(machines.size()))
        .withControlPort(controlPort);
  }

  private List<List<String>> faultsOf(int machines) {
    var lists = new ArrayList<List<String>>();
    for (int i = 0; i < machines; i++) lists.add(new ArrayList<>());
    for (var fault : faults) {
      int equals = fault.indexOf('=');
      var preset = FaultPreset.named(fault.substring(equals + 1)).id();
      if (equals < 0) {
        lists.forEach(list -> list.add(preset));
      } else {
        int index = index(fault.substring(0, equals), machines);
        lists.get(index - 1).add(preset);
      }
    }
    return Collections.unmodifiableList(lists);
  }

  private static int index(String text, int machines) {
    try {
      int index = Integer.parseInt(text);
      if (index >= 1 && index <= machines) return index;
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "--fault INDEX=PRESET wants an index from 1 to " + machines + ", not '" + text + "'");
  }

  private void print(Simulator simulator) {
    var out = out();
    out.printf("%-28s %-28s %-32s %s%n", "NAME", "ADDRESS", "MODEL", "USER / PASSWORD");
    for (var bmc : simulator.bmcs()) {
      out.printf(
          "%-28s %-28s %-32s %s / %s%n",
          bmc.name(),
          bmc.uri(),
          bmc.machine().profile().vendor() + " " + bmc.machine().profile().model(),
          bmc.user(),
          bmc.password());
    }
    simulator
        .controlUri()
        .ifPresent(uri -> out.printf("%nControl API: %s/bmcs   (Ctrl-C ends)%n", uri));
    out.flush();
  }

  private PrintWriter out() {
    return spec == null ? new PrintWriter(System.out, true) : spec.commandLine().getOut();
  }

  private PrintWriter error() {
    return spec == null ? new PrintWriter(System.err, true) : spec.commandLine().getErr();
  }
}
