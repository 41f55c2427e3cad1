package org.hwautomation.acceptance.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.cli.client.Account;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.simulator.image.FirmwareImage;
import org.hwautomation.simulator.image.FirmwareImageWriter;
import org.hwautomation.simulator.machine.Machine;

/// What an operator puts into the configuration directory beforehand: a device type, and a firmware
/// image for BMC and BIOS that is one version newer than what the machine runs.
final class Stock {

  static final String DEVICE_TYPE = "story-host";

  private final Path config;

  Stock(Path config) {
    this.config = config;
  }

  void fill(Machine machine, RunningService service) throws IOException {
    Files.writeString(
        Files.createDirectories(config.resolve("device-types")).resolve(DEVICE_TYPE + ".yaml"),
        """
        name: %s
        description: Made up for the story in the browser
        match:
          - vendor: "*"
            model: "*"
        firmware:
          - component: BMC
            version: latest
          - component: BIOS
            version: latest
        bios:
          sections:
            - vendor: Contoso
              settings:
                Sriov: Enabled
        """
            .formatted(DEVICE_TYPE));
    var images = Files.createDirectories(config.resolve("incoming"));
    var catalog = new StringBuilder("images:\n");
    for (var id : List.of("BMC", "BIOS")) catalog.append(image(machine, id, images));
    Files.writeString(
        Files.createDirectories(config.resolve("firmware")).resolve("firmware_repository.yaml"),
        catalog);
    takeIn(service, images);
  }

  private static String image(Machine machine, String id, Path directory) throws IOException {
    var component =
        machine.firmware().components().stream()
            .filter(c -> c.inventoryPath().endsWith("/" + id))
            .findFirst()
            .orElseThrow();
    var profile = machine.profile();
    var version = next(component.version());
    var name = id + "_" + version + ".bin";
    var file =
        FirmwareImageWriter.write(
            new FirmwareImage(
                profile.vendor(),
                component.id(),
                version,
                List.of(profile.model()),
                component.activation(),
                64 * 1024),
            directory.resolve(name));
    return """
      - vendor: "*"
        models: ["*"]
        component: %s
        id: "%s"
        version: "%s"
        file: "%s"
        sha256: "%s"
        size: %d
    """
        .formatted(id, id, version, name, Sha256.of(file).hex(), Files.size(file));
  }

  private static String next(String version) {
    var match = Pattern.compile("(.*\\.)(\\d+)").matcher(version);
    if (!match.matches()) throw new AssertionError(version);
    return match.group(1) + (Long.parseLong(match.group(2)) + 1);
  }

  private static void takeIn(RunningService service, Path images) {
    try (var client = new ServiceClient(signedIn(service))) {
      client.post("/api/v1/configuration/reload", Map.of());
      client.post("/api/v1/firmware/import", Map.of("directory", images.toString()));
    }
  }

  private static Account signedIn(RunningService service) {
    try (var client = new ServiceClient(new Account(service.url(), Optional.empty()))) {
      var login =
          Map.of("user", "admin", "password", service.password().reveal(), "title", "story");
      var token = client.post("/api/v1/sessions", login).body().path("token").asString();
      return new Account(service.url(), Optional.of(Secret.of(token)));
    }
  }
}
