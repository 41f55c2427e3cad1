package org.hwautomation.acceptance.peer;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.image.FirmwareImage;
import org.hwautomation.simulator.image.FirmwareImageWriter;
import org.hwautomation.simulator.machine.FirmwareComponent;
import org.hwautomation.simulator.server.FleetSpec;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;

/// One simulated machine as a peer meets it: its BMC, a web server with an image for it, and the
/// control API through which a peer's script lets time pass.
final class PeerMachine implements AutoCloseable {

  static final String NEW_VERSION = "99.9.9";

  private final Simulator simulator;
  private final HttpServer web;

  PeerMachine(String profile) {
    simulator = Simulator.start(FleetSpec.of(profile).withTimeScale(0).withControlPort(0));
    try {
      web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    } catch (IOException e) {
      simulator.close();
      throw new UncheckedIOException(e);
    }
    var image = FirmwareImageWriter.bytes(image());
    web.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, image.length);
            exchange.getResponseBody().write(image);
          }
        });
    web.start();
  }

  SimulatedBmc bmc() {
    return simulator.bmc();
  }

  /// Where a script lets time pass: `POST …/advance {"seconds": N}`.
  URI control() {
    return simulator.controlUri().orElseThrow().resolve("/bmcs/" + bmc().name());
  }

  /// The component that the image is for: the first that takes a host reset to run.
  FirmwareComponent component() {
    return bmc().machine().firmware().components().stream()
        .filter(component -> component.activation() == Activation.HOST_RESET)
        .filter(component -> !component.inventoryPath().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  boolean offersSimpleUpdate() {
    return bmc()
        .machine()
        .tree()
        .at(updateService(), "/Actions")
        .has("#UpdateService.SimpleUpdate");
  }

  /// How many members the firmware inventory has now.
  int inventoryItems() {
    var tree = bmc().machine().tree();
    return tree.members(tree.link(updateService(), "FirmwareInventory").orElseThrow()).size();
  }

  private String updateService() {
    return bmc().machine().tree().link("/redfish/v1", "UpdateService").orElseThrow();
  }

  /// A setting that nothing else hangs on.
  Setting setting() {
    return Setting.of(bmc().machine());
  }

  private FirmwareImage image() {
    var profile = bmc().machine().profile();
    return new FirmwareImage(
        profile.vendor(),
        component().id(),
        NEW_VERSION,
        List.of(profile.model()),
        component().activation(),
        4096);
  }

  /// Named as Windows packages are: iDRAC refuses Linux ones, and nobody else looks at the name.
  URI imageUri() {
    return URI.create("http://127.0.0.1:" + web.getAddress().getPort() + "/image.exe");
  }

  /// The account, as scripts expect it in their environment.
  Map<String, String> account() {
    return Map.of("BMC_USER", bmc().user(), "BMC_PASSWORD", bmc().password());
  }

  @Override
  public void close() {
    web.stop(0);
    simulator.close();
  }
}
