package org.hwautomation.app.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a recording holds, counted in its own files and with none of our other code.
///
/// @param resources JSON by lower-case path: HPE mixes `/systems` and `/Systems`
record RecordedMachine(Map<String, JsonNode> resources) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();
  private static final String FIRMWARE = "/redfish/v1/updateservice/firmwareinventory";

  static List<Path> archives() throws IOException {
    var directory = Path.of(System.getProperty("hwautomation.shared", "")).resolve("recordings");
    if (!Files.isDirectory(directory)) return List.of();
    try (var files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".tar.gz"))
          .filter(file -> !file.endsWith("samples.tar.gz")) // single documents, no machine
          .sorted()
          .toList();
    }
  }

  static RecordedMachine read(Path archive) throws IOException {
    var resources = new HashMap<String, JsonNode>();
    try (var tar = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var name = entry.getName();
        if (!entry.isFile() || !name.endsWith("/index.json")) continue;
        var path = name.substring(name.indexOf('/'), name.length() - "/index.json".length());
        try {
          resources.put(path.toLowerCase(Locale.ROOT), JSON.readTree(tar.readAllBytes()));
        } catch (JacksonException e) {
          // A BMC really sent broken JSON there; it holds nothing that is counted.
        }
      }
    }
    return new RecordedMachine(resources);
  }

  /// The host: the system that has a BIOS, or the one that says most of itself.
  JsonNode system() {
    return children("/redfish/v1/systems")
        .max(
            Comparator.<Map.Entry<String, JsonNode>>comparingInt(
                    entry -> resources.containsKey(entry.getKey() + "/bios") ? 1 : 0)
                .thenComparingInt(entry -> entry.getValue().size()))
        .orElseThrow()
        .getValue();
  }

  /// On a Dell the service tag, which is its `SKU`: `SerialNumber` there is the board's.
  String serial() {
    var dell = system().path("Manufacturer").asString("").startsWith("Dell");
    return system().path(dell ? "SKU" : "SerialNumber").asString("").strip();
  }

  /// -1 when it has no BIOS resource.
  int biosAttributes() {
    return bios().map(attributes -> attributes.size()).orElse(-1);
  }

  Map<String, JsonNode> biosValues() {
    var values = new HashMap<String, JsonNode>();
    for (var entry : bios().orElseThrow().properties())
      values.put(entry.getKey(), entry.getValue());
    return values;
  }

  private Optional<JsonNode> bios() {
    return children("/redfish/v1/systems")
        .map(entry -> resources.get(entry.getKey() + "/bios"))
        .filter(java.util.Objects::nonNull)
        .map(bios -> bios.path("Attributes"))
        .max(Comparator.comparingInt(JsonNode::size));
  }

  /// Entries of the BIOS attribute registry; -1 when it has none.
  int registryAttributes() {
    return resources.entrySet().stream()
        .filter(entry -> entry.getKey().matches(".*bios(attribute)?registry.*"))
        .map(entry -> entry.getValue().path("RegistryEntries").path("Attributes"))
        .filter(JsonNode::isArray)
        .mapToInt(JsonNode::size)
        .max()
        .orElse(-1);
  }

  /// Members of the firmware inventory that were recorded, on all of its pages. iDRAC lists what
  /// runs a second time as `Current-…` beside `Installed-…`; that is one item.
  int firmwareItems() {
    var members = new HashSet<String>();
    resources.forEach((path, page) -> {
      if (!path.equals(FIRMWARE) && !path.startsWith(FIRMWARE + "/?")) return;
      for (var member : page.path("Members")) {
        var target = member.path("@odata.id").asString("").toLowerCase(Locale.ROOT);
        if (resources.containsKey(target)) members.add(target);
      }
    });
    var installed = members.stream().filter(m -> m.contains("/installed-")).toList();
    members.removeIf(member ->
        member.contains("/current-")
            && installed.stream().anyMatch(other -> place(other).equals(place(member))));
    return members.size();
  }

  /// `…/installed-25227-6.10__idrac.embedded.1` without state and, when it says where, version.
  private static String place(String member) {
    var id = member.substring(member.lastIndexOf('/') + 1).replaceFirst("^[a-z]+-", "");
    return id.contains("__") ? id.replaceFirst("(?<=^\\d{1,9})-.*?__", "@") : id;
  }

  private Stream<Map.Entry<String, JsonNode>> children(String collection) {
    return resources.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(collection + "/"))
        .filter(entry -> entry.getKey().indexOf('/', collection.length() + 1) < 0);
  }
}
