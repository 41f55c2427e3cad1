package org.hwautomation.fleet.provisioning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareImage;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.FirmwareUpdate;
import org.hwautomation.fleet.bios.change.MethodChoice.Chosen;
import org.hwautomation.fleet.bios.change.SettingChange;
import org.hwautomation.fleet.devicetype.MethodUse;
import org.hwautomation.jobs.plan.Plan;
import org.hwautomation.simulator.image.FirmwareImageWriter;
import org.hwautomation.simulator.machine.FirmwareComponent;
import org.hwautomation.simulator.server.Profiles;

/// A bench on which the provisioning plan is made, with newer firmware than the machine has.
public final class Workbench extends MachineBench {

  private static final Set<ComponentKind> UPDATED =
      Set.of(ComponentKind.BMC, ComponentKind.BIOS, ComponentKind.NIC);

  private final Persona persona;
  private final Map<Sha256, FirmwareImage> images = new HashMap<>();
  private final Map<String, String> wanted = new HashMap<>();
  private final Path directory;

  public Workbench(Persona persona, Path directory) {
    super(Profiles.named(persona.profile()));
    this.persona = persona;
    this.directory = directory;
  }

  public Persona persona() {
    return persona;
  }

  /// Whether the machine really has all that was planned: versions and settings.
  boolean isAsWanted() {
    boolean firmware =
        wanted.entrySet().stream()
            .allMatch(one ->
                bmc()
                    .machine()
                    .firmware()
                    .component(one.getKey())
                    .map(FirmwareComponent::version)
                    .equals(Optional.of(one.getValue())));
    return firmware && persona.isConfigured(bmc());
  }

  Plan plan(Map<String, Object> biosSettings) {
    var server = server();
    var update = server.must(FirmwareUpdate.class);
    var targets = new ArrayList<FirmwareTarget>();
    for (var item : update.inventory()) {
      if (UPDATED.contains(item.kind()) && item.state() == FirmwareItem.State.ACTIVE) {
        component(item).map(c -> target(item, c)).ifPresent(targets::add);
      }
    }
    var bios =
        server
            .can(BiosConfiguration.class)
            .map(b -> b.compare(biosSettings, List.of()))
            .orElseThrow();
    if (!bios.faults().isEmpty()) throw new AssertionError(bios.faults().toString());
    return ProvisioningPlanner.plan(
        server.name(),
        server.identify(),
        update.order(targets),
        bios,
        SettingChange.of(bios, _ -> new Chosen(MethodUse.UNKNOWN, "", true), new ArrayList<>()),
        ProvisionRequest.standard(),
        List.of());
  }

  private Optional<FirmwareComponent> component(FirmwareItem item) {
    return bmc().machine().firmware().components().stream()
        .filter(c -> c.inventoryPath().endsWith("/" + item.id()))
        .findFirst();
  }

  private FirmwareTarget target(FirmwareItem item, FirmwareComponent component) {
    var profile = bmc().machine().profile();
    var version = next(item.version());
    wanted.put(component.id(), version);
    var fileName = item.component().replace(':', '-') + persona.imageSuffix();
    try {
      var file =
          FirmwareImageWriter.write(
              new org.hwautomation.simulator.image.FirmwareImage(
                  profile.vendor(),
                  component.id(),
                  version,
                  List.of(profile.model()),
                  component.activation(),
                  4096),
              directory.resolve(bmc().name() + "-" + fileName));
      var sha = Sha256.of(file);
      var size = new ByteSize(Files.size(file));
      images.put(sha, new FirmwareImage(file, fileName, size, sha));
      return new FirmwareTarget(
          item.kind(),
          item.component(),
          item.slot(),
          item.id(),
          item.version(),
          version,
          fileName,
          sha,
          size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String next(String version) {
    var match = java.util.regex.Pattern.compile("(.*\\d\\.)(\\d+)(.*)").matcher(version);
    if (!match.matches()) throw new AssertionError(version);
    var width = match.group(2).length();
    return match.group(1)
        + String.format("%0" + width + "d", Long.parseLong(match.group(2)) + 1)
        + match.group(3);
  }

  @Override
  FirmwareImage image(Sha256 sha) {
    return Optional.ofNullable(images.get(sha))
        .orElseThrow(() -> new NoSuchElementException("no image " + sha));
  }
}
