package org.hwautomation.driver.dell;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Connection;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.FirmwareUpdate;
import org.hwautomation.driver.testkit.SimulatedServer;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.image.FirmwareImage;
import org.hwautomation.simulator.image.FirmwareImageWriter;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;

/// The real driver connected over the wire to one simulated PowerEdge whose time moves by hand.
record OnDell(SimulatedBmc bmc, Connection connection, Path files) {

  @FunctionalInterface
  interface Doing {
    void with(OnDell dell) throws Exception;
  }

  static void run(String profile, Path files, Doing doing) throws Exception {
    run(profile, files, doing, _ -> {});
  }

  /// @param before what happens to the BMC before anybody connects
  static void run(String profile, Path files, Doing doing, Consumer<SimulatedBmc> before)
      throws Exception {
    var simulator = Simulator.byHand(profile);
    before.accept(simulator.bmc());
    run(simulator, files, doing);
  }

  /// @param opened is closed afterwards
  static void run(Simulator opened, Path files, Doing doing) throws Exception {
    try (var machine = SimulatedServer.of(opened, new DellDriver())) {
      doing.with(new OnDell(machine.bmc(), machine.connection(), files));
    }
  }

  ConnectedServer server() {
    return connection.server();
  }

  /// Asks until there is an answer: a BMC that comes back opens its socket on a thread of its own,
  /// and refuses single requests for some minutes.
  static <T> T answered(Callable<T> question) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      try {
        return question.call();
      } catch (RedfishException e) {
        if (System.nanoTime() > end) throw e;
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }

  FirmwareUpdate update() {
    return server().must(FirmwareUpdate.class);
  }

  /// What runs in the place of a component.
  FirmwareItem running(String component, String slot) {
    return update().inventory().stream()
        .filter(item -> item.state() == FirmwareItem.State.ACTIVE)
        .filter(item -> item.component().equals(component) && item.slot().equals(slot))
        .findFirst()
        .orElseThrow();
  }

  FirmwareTarget target(ComponentKind kind, String component, String slot, String to) {
    var item = running(component, slot);
    return new FirmwareTarget(
        kind,
        component,
        slot,
        item.id(),
        item.version(),
        to,
        component.replace(':', '_') + "_" + to + ".EXE",
        Sha256.of(new byte[0]),
        new ByteSize(0));
  }

  /// A package for the component that the simulator knows by `key`.
  org.hwautomation.driver.firmware.FirmwareImage image(String key, FirmwareTarget target)
      throws IOException {
    return stored(FirmwareImageWriter.bytes(header(key, target)), target);
  }

  org.hwautomation.driver.firmware.FirmwareImage damagedImage(String key, FirmwareTarget target)
      throws IOException {
    return stored(FirmwareImageWriter.corruptBytes(header(key, target)), target);
  }

  private FirmwareImage header(String key, FirmwareTarget target) {
    var model = bmc.machine().profile().model();
    return new FirmwareImage(
        "Dell", key, target.to(), List.of(model), Activation.HOST_RESET, 100_000);
  }

  private org.hwautomation.driver.firmware.FirmwareImage stored(byte[] bytes, FirmwareTarget target)
      throws IOException {
    var file = java.nio.file.Files.write(files.resolve(target.fileName()), bytes);
    return new org.hwautomation.driver.firmware.FirmwareImage(
        file, target.fileName(), new ByteSize(bytes.length), Sha256.of(file));
  }
}
