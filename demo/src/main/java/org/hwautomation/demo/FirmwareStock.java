package org.hwautomation.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hwautomation.base.Sha256;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.simulator.image.FirmwareImage;
import org.hwautomation.simulator.image.FirmwareImageWriter;
import org.hwautomation.simulator.machine.FirmwareComponent;
import org.hwautomation.simulator.server.SimulatedBmc;
import tools.jackson.databind.JsonNode;

/// Makes a firmware repository for the simulated fleet: for every model's BMC, BIOS and network
/// card an image with the version after the newest that any of them runs.
final class FirmwareStock {

  private static final Set<String> KINDS = Set.of("BMC", "BIOS", "NIC");
  private static final long PAYLOAD = 2 * 1024 * 1024;

  private final Path images;
  private final Path catalog;

  FirmwareStock(Path config) throws IOException {
    this.images = Files.createDirectories(config.resolve("incoming"));
    this.catalog = config.resolve("firmware").resolve("firmware_repository.yaml");
  }

  private record Wanted(
      SimulatedBmc bmc,
      FirmwareComponent component,
      String vendor,
      String model,
      String kind,
      String id,
      String version) {}

  /// @param servers each simulated BMC with the inventory that the service has read of it
  /// @return the images that were made
  List<StockedImage> make(Map<SimulatedBmc, JsonNode> servers) throws IOException {
    var wanted = new LinkedHashMap<List<String>, Wanted>();
    servers.forEach((bmc, inventory) -> {
      var identity = inventory.path("identity");
      for (var item : inventory.path("firmware")) {
        if (!KINDS.contains(item.path("kind").asString(""))) continue;
        if (!item.path("state").asString("").equals("ACTIVE")) continue;
        component(bmc, item.path("id").asString(""))
            .ifPresent(component -> {
              var one =
                  new Wanted(
                      bmc,
                      component,
                      identity.path("vendor").asString(""),
                      identity.path("model").asString(""),
                      item.path("kind").asString(""),
                      item.path("component").asString(""),
                      item.path("version").asString(""));
              wanted.merge(
                  List.of(one.vendor(), one.model(), one.kind(), one.id()),
                  one,
                  FirmwareStock::newer);
            });
      }
    });
    var yaml = new StringBuilder("# Made by hwa demo for its simulated machines.\nimages:\n");
    var made = new ArrayList<StockedImage>();
    for (var one : wanted.values()) {
      var next = NextVersion.of(one.version());
      if (next.equals(one.version())) continue;
      write(one, next, yaml);
      made.add(
          new StockedImage(
              one.bmc().machine().profile().id(), one.component().id(), one.kind(), next));
    }
    Files.writeString(catalog, made.isEmpty() ? "images: []\n" : yaml.toString());
    return made;
  }

  void takeIn(ServiceClient client) {
    client.post("/api/v1/configuration/reload", Map.of());
    client.post("/api/v1/firmware/import", Map.of("directory", images.toString()));
  }

  private static Wanted newer(Wanted one, Wanted other) {
    return NextVersion.later(one.version(), other.version()).equals(one.version()) ? one : other;
  }

  /// The simulated component that the inventory item with this id shows.
  private static java.util.Optional<FirmwareComponent> component(SimulatedBmc bmc, String id) {
    return bmc.machine().firmware().components().stream()
        .filter(c -> c.inventoryPath().endsWith("/" + id))
        .findFirst();
  }

  private void write(Wanted one, String version, StringBuilder yaml) throws IOException {
    var profile = one.bmc().machine().profile();
    var fileName =
        (profile.id() + "_" + one.kind() + "_" + version).replaceAll("[^A-Za-z0-9._-]+", "-")
            + profile.packageSuffix();
    var file =
        FirmwareImageWriter.write(
            new FirmwareImage(
                profile.vendor(),
                one.component().id(),
                version,
                List.of(profile.model()),
                one.component().activation(),
                PAYLOAD),
            images.resolve(fileName));
    yaml.append("  - vendor: ").append(quoted(one.vendor())).append('\n');
    yaml.append("    models: [").append(quoted(one.model())).append("]\n");
    yaml.append("    component: ").append(one.kind()).append('\n');
    yaml.append("    id: ").append(quoted(one.id())).append('\n');
    yaml.append("    version: ").append(quoted(version)).append('\n');
    yaml.append("    file: ").append(quoted(fileName)).append('\n');
    yaml.append("    sha256: ").append(quoted(Sha256.of(file).hex())).append('\n');
    yaml.append("    size: ").append(Files.size(file)).append('\n');
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
