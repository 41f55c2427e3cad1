package org.hwautomation.driver.hpe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;
import org.hwautomation.redfish.client.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the `payload.json` of a `.fwpkg` says about who can flash it (fact book 4.5).
///
/// @param updatableBy `Bmc`, `Uefi`, `RuntimeAgent`; empty when the package does not say
/// @param targets GUIDs of the devices it is for, lower case
record FirmwarePackage(
    Set<String> updatableBy,
    Set<String> targets,
    boolean direct,
    boolean uefi,
    boolean needsReset) {

  /// payload.json is a few kilobytes; a larger one is no package.
  private static final int LONGEST_PAYLOAD = 4 << 20;

  enum Type {
    /// iLO flashes it at once.
    A,
    /// iLO flashes it at once; it runs after a host reset.
    B,
    /// Flashed by UEFI in the next POST, from the update queue.
    C,
    /// Needs an agent in the host's operating system.
    D
  }

  static boolean isPackage(String fileName) {
    return fileName.toLowerCase(java.util.Locale.ROOT).endsWith(".fwpkg");
  }

  /// @throws IOException when the file is no zip or has no readable payload.json
  static FirmwarePackage read(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      var entry = zip.getEntry("payload.json");
      if (entry == null) throw new IOException(file.getFileName() + " has no payload.json");
      try (var in = zip.getInputStream(entry)) {
        var bytes = in.readNBytes(LONGEST_PAYLOAD);
        return of(JsonMapper.builder().build().readTree(bytes));
      }
    } catch (tools.jackson.core.JacksonException e) {
      throw new IOException(file.getFileName() + " has an unreadable payload.json", e);
    }
  }

  static FirmwarePackage of(JsonNode payload) {
    var targets = new HashSet<String>();
    var images = new ArrayList<JsonNode>();
    for (var device : payload.path("Devices").path("Device")) {
      var target = device.path("Target").asString("");
      if (!target.isBlank()) targets.add(target.toLowerCase(java.util.Locale.ROOT));
      for (var image : device.path("FirmwareImages")) images.add(image);
    }
    var updatableBy = new HashSet<String>();
    for (var who : payload.path("UpdatableBy")) updatableBy.add(who.asString(""));
    return new FirmwarePackage(
        Set.copyOf(updatableBy),
        Set.copyOf(targets),
        any(images, "DirectFlashOk"),
        any(images, "UefiFlashable"),
        any(images, "ResetRequired"));
  }

  private static boolean any(List<JsonNode> images, String flag) {
    return images.stream().anyMatch(image -> image.path(flag).asBoolean(false));
  }

  /// @param inventory this server's firmware inventory, for packages that leave it to the device
  Type type(List<Resource> inventory) {
    if (updatableBy.contains("RuntimeAgent") && !updatableBy.contains("Bmc")) return Type.D;
    if (updatableBy.contains("Uefi") && updatableBy.contains("Bmc")) {
      return devices(inventory).stream().allMatch(device -> device.bool("Updateable", false))
          ? Type.B
          : Type.C;
    }
    if (direct) return needsReset ? Type.B : Type.A;
    return uefi ? Type.C : Type.D;
  }

  /// The inventory entries that this package is for.
  List<Resource> devices(List<Resource> inventory) {
    return inventory.stream().filter(this::isFor).toList();
  }

  private boolean isFor(Resource entry) {
    for (var target : entry.at("Oem", "Hpe", "Targets")) {
      if (targets.contains(target.asString("").toLowerCase(java.util.Locale.ROOT))) return true;
    }
    return false;
  }
}
