package org.hwautomation.fleet.bios.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosPlanner;
import org.hwautomation.driver.bios.ValueDialect;
import org.hwautomation.driver.testkit.ModelBios;
import org.hwautomation.driver.testkit.ModelBios.Joins;
import org.hwautomation.fleet.provisioning.MachineBench;
import org.hwautomation.simulator.tree.ResourceTree;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the recorded registries come to, in one table: how often a registry's own maps come to the
/// flags that it was recorded with, and how many single changes can be planned.
class RecordedRegistriesTest {

  private static final List<String> FLAGS = List.of("ReadOnly", "GrayOut", "Hidden");

  /// Machines whose recordings are BMCs' trees, and not samples of single answers.
  @Test
  void everyRecordingWithABiosRegistryIsAmongThoseTried() throws IOException {
    assumeTrue(Files.isDirectory(RecordedMachines.archives()), "no recordings");
    var found = new ArrayList<String>();
    try (var files = Files.list(RecordedMachines.archives())) {
      for (var file : files.sorted().toList()) {
        var name = file.getFileName().toString();
        if (!name.endsWith(".tar.gz") || name.startsWith("samples")) continue;
        var recording = name.substring(0, name.length() - ".tar.gz".length());
        if (document(RecordedMachines.profile(recording).tree()).isPresent()) found.add(recording);
      }
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(RecordedMachines.ALL);
  }

  /// The attribute registry that describes a BIOS: it has most of the attributes that `Bios` shows.
  private static Optional<JsonNode> document(ResourceTree tree) {
    var shown =
        tree.link("/redfish/v1", "Systems").map(tree::members).orElse(List.of()).stream()
            .flatMap(system -> tree.link(system, "Bios").stream())
            .map(bios -> tree.at(bios, "/Attributes"))
            .filter(attributes -> !attributes.isEmpty())
            .findFirst();
    if (shown.isEmpty()) return Optional.empty();
    for (var path : tree.paths()) {
      var entries = tree.at(path, "/RegistryEntries/Attributes");
      long described =
          entries
              .valueStream()
              .filter(entry -> shown.get().has(entry.path("AttributeName").asString("")))
              .count();
      if (described * 2 > shown.get().size()) return tree.json(path).map(JsonNode.class::cast);
    }
    return Optional.empty();
  }

  private static final class Line {
    private int attributes;
    private int determined;
    private int agreeing;
    private int lockedByMapsAlone;
    private int lockedByRecordAlone;
    private int values;
    private int planned;
  }

  @Test
  void ratesOfFlagsAndPlannedChangesAreShown() {
    assumeTrue(Files.isDirectory(RecordedMachines.archives()), "no recordings");
    var table = new StringBuilder();
    table.append(
        "%-36s %6s %7s %8s %9s %9s %8s %8s%n"
            .formatted(
                "", "attr.", "flags", "as maps", "map only", "rec. only", "values", "planned"));
    for (var recording : RecordedMachines.ALL) {
      var line = line(recording);
      table.append(
          String.format(
              Locale.ROOT,
              "%-36s %6d %7d %6.1f %% %9d %9d %8d %8d%n",
              recording,
              line.attributes,
              line.determined,
              line.determined == 0 ? 100.0 : 100.0 * line.agreeing / line.determined,
              line.lockedByMapsAlone,
              line.lockedByRecordAlone,
              line.values,
              line.planned));
      // A file of the system ROM that knows nothing of the values in force has no flag set.
      boolean still = recording.startsWith("hpe") || recording.startsWith("lenovo");
      if (still) assertThat(line.lockedByRecordAlone).as(recording).isZero();
    }
    System.out.println(table);
  }

  private static Line line(String recording) {
    var line = new Line();
    try (var bench = new MachineBench(RecordedMachines.profile(recording))) {
      bench.leavePost();
      var bios = bench.server().must(BiosConfiguration.class);
      var live = bios.current();
      var dialect = bios.dialect();
      var document = document(bench.bmc().machine().profile().tree()).orElseThrow();
      var joins =
          switch (dialect.terms()) {
            case ANY -> Joins.OR_ALWAYS;
            case FOLLOWING -> Joins.OPERATOR_BEFORE_OPERAND;
            case PRECEDING -> Joins.OPERATOR_AFTER_OPERAND;
            case POSTFIX -> Joins.REVERSE_POLISH;
          };
      boolean display = dialect.values() == ValueDialect.DISPLAY_NAME;
      var model = new ModelBios(document, joins, display, live.attributes());
      for (var entry : document.at("/RegistryEntries/Attributes")) flags(entry, model, line);
      var registry = bios.registry().orElseThrow();
      var planner = new BiosPlanner(dialect);
      line.attributes = live.attributes().size();
      for (var name : live.attributes().keySet()) {
        var attribute = registry.attribute(name);
        if (attribute.isEmpty()) continue;
        for (var value : attribute.get().values()) {
          line.values++;
          var plan = planner.compare(live, registry, Map.of(name, value.name()), List.of());
          if (plan.faults().isEmpty()) line.planned++;
        }
      }
    }
    return line;
  }

  private static void flags(JsonNode entry, ModelBios model, Line line) {
    for (var flag : FLAGS) {
      var maps = model.flag(entry.path("AttributeName").asString(""), flag);
      if (maps == null) continue;
      boolean recorded = entry.path(flag).asBoolean(false);
      line.determined++;
      if (recorded == maps) line.agreeing++;
      else if (maps) line.lockedByMapsAlone++;
      else line.lockedByRecordAlone++;
    }
  }
}
