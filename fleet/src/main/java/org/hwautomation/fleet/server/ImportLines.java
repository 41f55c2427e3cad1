package org.hwautomation.fleet.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.yaml.YamlMapping;
import org.hwautomation.fleet.yaml.YamlNode;
import org.hwautomation.fleet.yaml.YamlTree;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/// The lines of an import file, whatever its form.
final class ImportLines {

  private static final Set<String> KEYS =
      Set.of("name", "address", "user", "password", "fingerprint", "site", "tags", "device-type");

  private ImportLines() {}

  /// The first line names the columns, in any order; tags are separated by blanks or semicolons.
  static List<ImportLine> csv(String content, List<Fault> faults) {
    var lines = new ArrayList<ImportLine>();
    var mapper =
        CsvMapper.builder()
            .enable(CsvReadFeature.TRIM_SPACES, CsvReadFeature.WRAP_AS_ARRAY)
            .build();
    try (MappingIterator<String[]> rows = mapper.readerFor(String[].class).readValues(content)) {
      if (!rows.hasNext()) {
        faults.add(
            Fault.of(
                "line 1", "empty", "the file is empty; it begins with a line of column names"));
        return lines;
      }
      var columns = columns(rows.next(), faults);
      while (rows.hasNext()) {
        int number = rows.currentLocation().getLineNr();
        var cells = rows.next();
        if (Arrays.stream(cells).allMatch(String::isBlank)) continue;
        if (cells.length > columns.size()) {
          faults.add(
              Fault.of(
                  "line " + number,
                  "too-many-cells",
                  cells.length + " cells for " + columns.size() + " columns"));
          continue;
        }
        var values = new HashMap<String, String>();
        for (int i = 0; i < cells.length; i++) values.put(columns.get(i), cells[i].strip());
        lines.add(line(number, values));
      }
    } catch (JacksonException e) {
      var at = e.getLocation();
      faults.add(
          Fault.of(
              at == null ? "the file" : "line " + at.getLineNr(),
              "csv-syntax",
              e.getOriginalMessage()));
    }
    return lines;
  }

  private static List<String> columns(String[] header, List<Fault> faults) {
    var columns = new ArrayList<String>();
    for (var cell : header) {
      var name = cell.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
      if (name.equals("devicetype")) name = "device-type";
      if (!KEYS.contains(name)) {
        faults.add(
            new Fault(
                "line 1",
                "unknown-column",
                "there is no column \"" + cell + "\"",
                KEYS.stream().sorted().toList()));
      }
      columns.add(name);
    }
    return columns;
  }

  private static ImportLine line(int number, Map<String, String> values) {
    return new ImportLine(
        number,
        values.getOrDefault("name", ""),
        values.getOrDefault("address", ""),
        values.getOrDefault("user", ""),
        values.getOrDefault("password", ""),
        values.getOrDefault("fingerprint", ""),
        values.getOrDefault("site", ""),
        Arrays.stream(values.getOrDefault("tags", "").split("[;\\s]+"))
            .filter(tag -> !tag.isBlank())
            .toList(),
        values.getOrDefault("device-type", ""));
  }

  /// A list of mappings with the same keys.
  static List<ImportLine> yaml(String content, List<Fault> faults) {
    var lines = new ArrayList<ImportLine>();
    var root = YamlTree.parse("servers.yaml", content, faults);
    if (root.isEmpty()) return lines;
    if (!(root.get() instanceof YamlNode.Sequence(_, var items))) {
      faults.add(
          Fault.of(
              "line 1",
              "wrong-type",
              "the file is a list of servers: lines that begin with a dash"));
      return lines;
    }
    for (var item : items) {
      var server = YamlMapping.of("servers.yaml", item, "a server", KEYS, faults);
      lines.add(
          new ImportLine(
              item.mark().line(),
              server.optionalText("name").orElse(""),
              server.optionalText("address").orElse(""),
              server.optionalText("user").orElse(""),
              server.optionalText("password").orElse(""),
              server.optionalText("fingerprint").orElse(""),
              server.optionalText("site").orElse(""),
              server.texts("tags"),
              server.optionalText("device-type").orElse("")));
    }
    return lines;
  }
}
