package org.hwautomation.fleet.devicetype.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.fleet.bios.profile.MachineProfile;
import org.hwautomation.fleet.firmware.FirmwareCatalog;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// One device type as YAML, with what was left out as comments.
///
/// @param like the server that it is written from
/// @param images a baseline may only name versions that one of these has
record DeviceTypeDraft(
    String name,
    String like,
    Identity identity,
    List<FirmwareItem> firmware,
    FirmwareCatalog images,
    MachineProfile bios) {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .enable(
              YAMLWriteFeature.MINIMIZE_QUOTES, YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  String yaml() {
    var comments = new ArrayList<>(bios.leftOut());
    var document = new LinkedHashMap<String, Object>();
    document.put("name", name);
    document.put("description", "As %s is".formatted(like));
    document.put("match", List.of(match()));
    var baseline = baseline(comments);
    if (!baseline.isEmpty()) document.put("firmware", baseline);
    if (!bios.settings().isEmpty()) document.put("bios", Map.of("settings", bios.settings()));
    var text = new StringBuilder();
    for (var comment : comments) text.append("# ").append(comment).append('\n');
    return text.append(YAML.writeValueAsString(document)).toString();
  }

  private Map<String, String> match() {
    var match = new LinkedHashMap<String, String>();
    match.put("vendor", identity.vendor());
    match.put("model", identity.model());
    return match;
  }

  /// A line for each kind; for each component where one kind has several.
  private List<Map<String, String>> baseline(List<String> comments) {
    var versions = new TreeMap<ComponentKind, Map<String, TreeSet<String>>>();
    for (var item : firmware) {
      if (item.state() != FirmwareItem.State.ACTIVE || !item.updateable()) continue;
      if (item.version().isBlank()) continue;
      versions
          .computeIfAbsent(item.kind(), _ -> new TreeMap<>())
          .computeIfAbsent(item.component(), _ -> new TreeSet<>())
          .add(item.version());
    }
    var lines = new ArrayList<Map<String, String>>();
    versions.forEach((kind, components) ->
        components.forEach((component, running) -> {
          var what = "%s %s (%s)".formatted(kind, component, String.join(", ", running));
          var known = running.stream().filter(images.versions(kind)::contains).findFirst();
          if (running.size() > 1) comments.add("Runs in several versions: %s.".formatted(what));
          if (known.isEmpty()) {
            comments.add("Left out (no image in the firmware repository): %s.".formatted(what));
            return;
          }
          var line = new LinkedHashMap<String, String>();
          line.put("component", kind.name());
          if (components.size() > 1) line.put("id", component);
          line.put("version", known.get());
          lines.add(line);
        }));
    return lines;
  }
}
