package org.hwautomation.simulator.server;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hwautomation.simulator.control.ControlApi;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.MachineSpec;
import org.hwautomation.simulator.recording.Recording;
import org.hwautomation.simulator.standard.StandardBehaviours;
import org.jspecify.annotations.Nullable;

/// A running fleet of simulated BMCs:
///
/// ```java
/// try (var simulator = Simulator.one("dell-r750")) {
///   var bmc = simulator.bmc();
///   … bmc.uri(), bmc.user(), bmc.password(), bmc.certificateSha256() …
///   assertThat(bmc.history().hostReboots()).isEqualTo(1);
/// }
/// ```
public final class Simulator implements AutoCloseable {

  private final EventLoopGroup loops;
  private final List<BmcEndpoint> endpoints = new ArrayList<>();
  private final List<SimulatedBmc> bmcs = new ArrayList<>();
  private @Nullable ControlApi control;

  private Simulator() {
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    loops =
        new MultiThreadIoEventLoopGroup(
            threads, new DefaultThreadFactory("simulator", true), NioIoHandler.newFactory());
  }

  public static Simulator start(FleetSpec spec) {
    var simulator = new Simulator();
    try {
      for (int i = 0; i < spec.machines().size(); i++) simulator.add(spec, i);
      if (spec.controlPort() >= 0) {
        simulator.control = ControlApi.start(simulator, spec.controlPort());
      }
      return simulator;
    } catch (RuntimeException | Error e) {
      simulator.close();
      throw e;
    }
  }

  /// One machine of a profile, on a free port, in real time.
  public static Simulator one(String profile) {
    return start(FleetSpec.of(profile));
  }

  /// One machine of a profile whose time only moves by [SimulatedBmc#advance].
  public static Simulator byHand(String profile) {
    return start(FleetSpec.of(profile).withTimeScale(0));
  }

  /// A recorded BMC (`.tar.gz` or directory) with its vendor's live behaviour laid over it.
  public static Simulator recording(Path directoryOrArchive) throws IOException {
    return start(FleetSpec.of(List.of(Recording.open(directoryOrArchive).profile())));
  }

  private void add(FleetSpec spec, int index) {
    var profile = spec.machines().get(index);
    var machineSpec =
        new MachineSpec(
            profile.id() + "-" + (index + 1),
            index,
            spec.seed() * 1_000_003L + index,
            spec.user(),
            spec.password(),
            spec.timeScale());
    var machine =
        new Machine(machineSpec, profile, StandardBehaviours.create(), InstantSource.system());
    var endpoint =
        new BmcEndpoint(machine, address(spec.addressing(), index), spec.latency(), loops, loops);
    endpoint.open();
    endpoints.add(endpoint);
    var bmc = new SimulatedBmc(endpoint);
    bmcs.add(bmc);
    if (index < spec.faults().size()) {
      bmc.fault(spec.faults().get(index).toArray(String[]::new));
    }
  }

  private static InetSocketAddress address(FleetSpec.Addressing addressing, int index) {
    try {
      return switch (addressing) {
        case FleetSpec.Addressing.Ports(var base) ->
            new InetSocketAddress(
                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), base == 0 ? 0 : base + index);
        case FleetSpec.Addressing.Addresses(var port) -> {
          int host = index + 1;
          var bytes = new byte[] {127, 1, (byte) (host / 250), (byte) (host % 250 + 1)};
          yield new InetSocketAddress(InetAddress.getByAddress(bytes), port);
        }
      };
    } catch (UnknownHostException e) {
      throw new AssertionError("four bytes are an address", e);
    }
  }

  public List<SimulatedBmc> bmcs() {
    return List.copyOf(bmcs);
  }

  /// The only BMC, or the first.
  public SimulatedBmc bmc() {
    return bmcs.getFirst();
  }

  public Optional<SimulatedBmc> named(String name) {
    return bmcs.stream().filter(bmc -> bmc.name().equals(name)).findFirst();
  }

  /// Where the control API is, when the fleet has one.
  public Optional<URI> controlUri() {
    return Optional.ofNullable(control).map(ControlApi::uri);
  }

  @Override
  public void close() {
    if (control != null) control.close();
    endpoints.forEach(BmcEndpoint::close);
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }
}
