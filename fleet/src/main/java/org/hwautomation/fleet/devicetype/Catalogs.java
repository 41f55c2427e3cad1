package org.hwautomation.fleet.devicetype;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Nearest;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.firmware.CompatibilityMatrix;
import org.hwautomation.fleet.firmware.FirmwareCatalog;
import org.hwautomation.fleet.firmware.UpdateSequences;
import org.hwautomation.fleet.yaml.YamlNode;
import org.hwautomation.fleet.yaml.YamlTree;

/// Reads the configuration directory, all of it or none of it: with any fault the catalog that was
/// there stays. A file that does not exist counts as empty.
public final class Catalogs {

  private final Path directory;
  private final AuditLog audit;
  private final InstantSource clock;
  private volatile Catalog current;

  /// @throws Problem with every fault of every file
  public Catalogs(Path directory, AuditLog audit, InstantSource clock) {
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
    this.current = read();
  }

  public Catalog current() {
    return current;
  }

  /// Names of the device types that there are now.
  public Set<String> deviceTypeNames() {
    return current.deviceTypes().stream().map(DeviceType::name).collect(Collectors.toSet());
  }

  /// Reads everything again.
  ///
  /// @throws Problem with every fault of every file; the old catalog stays
  public Catalog reload(Actor actor) {
    actor.require(Permission.RELOAD_CONFIGURATION);
    var read = read();
    audit.append(
        actor,
        "configuration.reload",
        directory.toString(),
        Map.of(
            "deviceTypes", read.deviceTypes().stream().map(DeviceType::name).toList(),
            "images", read.firmware().entries().size()));
    current = read;
    return read;
  }

  private Catalog read() {
    var faults = new ArrayList<Fault>();
    var firmware =
        file("firmware/firmware_repository.yaml", faults, FirmwareFilesReader::catalog)
            .orElse(new FirmwareCatalog(List.of()));
    var sequences =
        file("firmware/update_sequences.yaml", faults, FirmwareFilesReader::sequences)
            .orElse(new UpdateSequences(List.of()));
    var compatibility =
        file("firmware/compatibility_matrix.yaml", faults, FirmwareFilesReader::compatibility)
            .orElse(new CompatibilityMatrix(List.of()));
    var types = new ArrayList<DeviceType>();
    for (var name : deviceTypeFiles(faults)) {
      file(name, faults, DeviceTypeReader::read).ifPresent(types::add);
    }
    checkNames(types, faults);
    types.forEach(type -> checkVersions(type, firmware, faults));
    if (!faults.isEmpty()) {
      throw new Problem(
          Problem.Kind.INVALID,
          "configuration-invalid",
          faults.size() == 1
              ? "The configuration has a fault: " + faults.getFirst().text()
              : "The configuration has %d faults.".formatted(faults.size()),
          "Correct what is listed and reload; what was read before stays in force.",
          faults);
    }
    return new Catalog(types, firmware, sequences, compatibility, clock.instant());
  }

  private List<String> deviceTypeFiles(List<Fault> faults) {
    var folder = directory.resolve("device-types");
    if (!Files.isDirectory(folder)) return List.of();
    try (var files = Files.list(folder)) {
      return files
          .map(file -> "device-types/" + file.getFileName())
          .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      faults.add(unreadable("device-types", e));
      return List.of();
    }
  }

  private <T> Optional<T> file(String name, List<Fault> faults, Reader<T> reader) {
    var path = directory.resolve(name);
    if (!Files.exists(path)) return Optional.empty();
    try {
      return YamlTree.parse(name, Files.readString(path), faults)
          .map(root -> reader.read(name, root, faults));
    } catch (MalformedInputException _) {
      faults.add(Fault.of(name, "not-utf-8", "the file is not UTF-8 text"));
    } catch (IOException e) {
      faults.add(unreadable(name, e));
    }
    return Optional.empty();
  }

  private static Fault unreadable(String name, IOException e) {
    return Fault.of(
        name, "unreadable", "cannot be read (%s)".formatted(e.getClass().getSimpleName()));
  }

  private static void checkNames(List<DeviceType> types, List<Fault> faults) {
    var files = new HashMap<String, String>();
    for (var type : types) {
      var other = files.putIfAbsent(type.name(), type.file());
      if (other != null && !type.name().isEmpty()) {
        faults.add(
            Fault.of(
                type.file(),
                "duplicate-name",
                "%s is called \"%s\" already".formatted(other, type.name())));
      }
    }
  }

  /// A version that no image has is found here, not in the middle of the night.
  private static void checkVersions(DeviceType type, FirmwareCatalog firmware, List<Fault> faults) {
    for (var line : type.firmware()) {
      if (line.version().isEmpty() || line.wantsLatest()) continue;
      var versions = firmware.versions(line.kind());
      if (versions.contains(line.version())) continue;
      faults.add(
          new Fault(
              type.file(),
              "unknown-version",
              "%s wants %s %s, but the firmware repository has no such image."
                  .formatted(type.name(), line.kind(), line.version()),
              Nearest.to(line.version(), versions)));
    }
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(String file, YamlNode root, List<Fault> faults);
  }
}
