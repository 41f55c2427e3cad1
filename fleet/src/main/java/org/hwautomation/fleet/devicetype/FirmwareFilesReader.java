package org.hwautomation.fleet.devicetype;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.firmware.CatalogEntry;
import org.hwautomation.fleet.firmware.CatalogEntry.Requirement;
import org.hwautomation.fleet.firmware.CompatibilityMatrix;
import org.hwautomation.fleet.firmware.FirmwareCatalog;
import org.hwautomation.fleet.firmware.UpdateSequences;
import org.hwautomation.fleet.yaml.YamlMapping;
import org.hwautomation.fleet.yaml.YamlNode;

/// The three files of `firmware/`.
final class FirmwareFilesReader {

  private static final Set<String> IMAGE_KEYS =
      Set.of(
          "vendor",
          "models",
          "component",
          "id",
          "version",
          "file",
          "sha256",
          "size",
          "releaseDate",
          "requires",
          "notes");
  private static final Sha256 STAND_IN = new Sha256("0".repeat(64));

  private FirmwareFilesReader() {}

  static FirmwareCatalog catalog(String file, YamlNode root, List<Fault> faults) {
    var top = YamlMapping.of(file, root, "the firmware repository", Set.of("images"), faults);
    var entries = top.list("images", "an image", IMAGE_KEYS, FirmwareFilesReader::image);
    var seen = new HashMap<String, CatalogEntry>();
    for (var entry : entries) {
      var key =
          String.join(
              "|",
              entry.vendor().pattern(),
              entry.models().toString(),
              entry.kind().name(),
              entry.component().pattern(),
              entry.version());
      var first = seen.putIfAbsent(key, entry);
      if (first != null) {
        faults.add(
            Fault.of(
                entry.where(),
                "duplicate-image",
                "the same component and version stand at " + first.where() + " already"));
      }
    }
    return new FirmwareCatalog(entries);
  }

  static UpdateSequences sequences(String file, YamlNode root, List<Fault> faults) {
    var top = YamlMapping.of(file, root, "the update sequences", Set.of("sequences"), faults);
    return new UpdateSequences(
        top.list(
            "sequences",
            "a sequence",
            Set.of("vendor", "model", "order"),
            s -> {
              var order = s.words("order", ComponentKind.class);
              if (order.stream().distinct().count() < order.size()) {
                s.fault("order", "duplicate-component", "a component stands here twice");
              }
              return new UpdateSequences.Sequence(
                  DeviceTypeReader.glob(s, "vendor"), DeviceTypeReader.glob(s, "model"), order);
            }));
  }

  static CompatibilityMatrix compatibility(String file, YamlNode root, List<Fault> faults) {
    var top = YamlMapping.of(file, root, "the compatibility matrix", Set.of("rules"), faults);
    return new CompatibilityMatrix(
        top.list(
            "rules",
            "a compatibility rule",
            Set.of("vendor", "model", "component", "id", "version", "with", "reason"),
            FirmwareFilesReader::rule));
  }

  private static CompatibilityMatrix.Rule rule(YamlMapping rule) {
    var with = rule.mapping("with", "the other component", Set.of("component", "id", "minimum"));
    if (with.isEmpty()) rule.fault("with", "missing-key", "\"with\" is missing");
    return new CompatibilityMatrix.Rule(
        DeviceTypeReader.glob(rule, "vendor"),
        DeviceTypeReader.glob(rule, "model"),
        rule.word("component", ComponentKind.class),
        DeviceTypeReader.glob(rule, "id"),
        DeviceTypeReader.glob(rule, "version"),
        with.map(w -> w.word("component", ComponentKind.class)).orElse(ComponentKind.OTHER),
        with.map(w -> DeviceTypeReader.glob(w, "id")).orElse(Glob.ANY),
        with.map(w -> w.text("minimum")).orElse(""),
        rule.optionalText("reason").orElse(""),
        rule.where());
  }

  private static CatalogEntry image(YamlMapping image) {
    var models = image.texts("models").stream().map(Glob::new).toList();
    return new CatalogEntry(
        DeviceTypeReader.glob(image, "vendor"),
        models.isEmpty() ? List.of(Glob.ANY) : models,
        image.word("component", ComponentKind.class),
        DeviceTypeReader.glob(image, "id"),
        image.text("version"),
        fileName(image),
        sha256(image),
        new ByteSize(image.number("size")),
        releaseDate(image),
        image.list(
            "requires",
            "a requirement",
            Set.of("component", "id", "version"),
            r ->
                new Requirement(
                    r.word("component", ComponentKind.class),
                    DeviceTypeReader.glob(r, "id"),
                    r.text("version"))),
        image.optionalText("notes").orElse(""),
        image.where());
  }

  private static String fileName(YamlMapping image) {
    var name = image.text("file");
    if (name.contains("/") || name.contains("\\") || name.startsWith(".")) {
      image.fault("file", "file-invalid", "\"file\" is a plain file name, without a directory");
    }
    return name;
  }

  private static Sha256 sha256(YamlMapping image) {
    var text = image.text("sha256");
    if (text.isEmpty()) return STAND_IN;
    try {
      return new Sha256(text);
    } catch (IllegalArgumentException e) {
      image.fault("sha256", "sha256-invalid", String.valueOf(e.getMessage()));
      return STAND_IN;
    }
  }

  private static Optional<LocalDate> releaseDate(YamlMapping image) {
    return image
        .optionalText("releaseDate")
        .flatMap(text -> {
          try {
            return Optional.of(LocalDate.parse(text));
          } catch (DateTimeParseException _) {
            image.fault("releaseDate", "date-invalid", "write it as 2026-11-21");
            return Optional.empty();
          }
        });
  }
}
