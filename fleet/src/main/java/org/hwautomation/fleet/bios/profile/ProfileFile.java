package org.hwautomation.fleet.bios.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.driver.intent.Intent;
import org.hwautomation.driver.intent.IntentCatalog;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.bios.intent.IntentsReader;
import org.hwautomation.fleet.yaml.YamlMapping;
import org.hwautomation.fleet.yaml.YamlNode;
import org.hwautomation.fleet.yaml.YamlTree;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// A profile as a file. YAML and JSON have one schema, and one reader: JSON is YAML written
/// otherwise, so both get faults with line and column.
final class ProfileFile {

  private static final Set<String> KEYS =
      Set.of("name", "description", "device-type", "settings", "intents", "preserve");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(YAMLWriteFeature.WRITE_DOC_START_MARKER).build();

  private ProfileFile() {}

  /// @param label how messages call the file
  /// @param faults all that is wrong; with any, the result must not be used
  static Optional<BiosProfile> read(String label, String content, List<Fault> faults) {
    var root = YamlTree.parse(label, content, faults);
    if (root.isEmpty()) {
      if (faults.isEmpty()) faults.add(Fault.of(label, "empty", "there is nothing in it"));
      return Optional.empty();
    }
    return Optional.of(read(label, root.get(), faults));
  }

  private static BiosProfile read(String label, YamlNode root, List<Fault> faults) {
    var file = YamlMapping.of(label, root, "a BIOS profile", KEYS, faults);
    var settings = file.values("settings");
    refuseSecrets(file, settings);
    return new BiosProfile(
        file.text("name"),
        file.optionalText("description").orElse(""),
        file.optionalText("device-type").filter(name -> !name.isEmpty()),
        settings,
        IntentsReader.read(file),
        file.texts("preserve"));
  }

  private static void refuseSecrets(YamlMapping file, Map<String, Object> settings) {
    for (var name : settings.keySet()) {
      if (!PreservedAttributes.isSecret(name)) continue;
      file.faultIn(
          "settings",
          name,
          "secret-in-profile",
          name + " is a password: passwords are changed by their own operation");
    }
  }

  static String yaml(BiosProfile profile) {
    return YAML.writeValueAsString(document(profile));
  }

  static String json(BiosProfile profile) {
    return JSON.writeValueAsString(document(profile)) + "\n";
  }

  private static Map<String, Object> document(BiosProfile profile) {
    var document = new LinkedHashMap<String, Object>();
    document.put("name", profile.name());
    if (!profile.description().isEmpty()) document.put("description", profile.description());
    profile.deviceType().ifPresent(name -> document.put("device-type", name));
    if (!profile.intents().isEmpty()) document.put("intents", intents(profile));
    if (!profile.settings().isEmpty()) document.put("settings", profile.settings());
    if (!profile.preserve().isEmpty()) document.put("preserve", profile.preserve());
    return document;
  }

  private static Map<String, Object> intents(BiosProfile profile) {
    var written = new LinkedHashMap<String, Object>();
    profile
        .intents()
        .forEach((name, value) -> {
          boolean list = IntentCatalog.find(name).filter(Intent::takesList).isPresent();
          written.put(name, list ? new ArrayList<>(List.of(value.split(","))) : value);
        });
    return written;
  }
}
