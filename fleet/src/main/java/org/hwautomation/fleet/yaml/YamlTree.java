package org.hwautomation.fleet.yaml;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.yaml.YamlNode.Entry;
import org.hwautomation.fleet.yaml.YamlNode.Mark;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Reads one YAML document into nodes with marks. Duplicate keys and syntax errors are faults;
/// aliases are allowed, but not a bomb of them.
public final class YamlTree {

  private static final int DEEPEST = 50;

  private final String file;
  private final List<Fault> faults;
  private final Map<Node, YamlNode> known = new IdentityHashMap<>();

  private YamlTree(String file, List<Fault> faults) {
    this.file = file;
    this.faults = faults;
  }

  /// @param file how messages call it
  /// @param faults where to put what is wrong
  /// @return empty when there is no document, or it cannot be read at all
  public static Optional<YamlNode> parse(String file, String content, List<Fault> faults) {
    var settings = LoadSettings.builder().setLabel(file).setMaxAliasesForCollections(50).build();
    try {
      var root = new Compose(settings).composeString(content);
      return root.map(node -> new YamlTree(file, faults).convert(node, 0));
    } catch (MarkedYamlEngineException e) {
      var where =
          e.getProblemMark()
              .map(mark -> place(file, mark.getLine() + 1, mark.getColumn() + 1))
              .orElse(file);
      faults.add(Fault.of(where, "yaml-syntax", String.valueOf(e.getProblem())));
      return Optional.empty();
    } catch (YamlEngineException e) {
      faults.add(Fault.of(file, "yaml-syntax", String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  static String place(String file, Mark mark) {
    return place(file, mark.line(), mark.column());
  }

  private static String place(String file, int line, int column) {
    return file + ":" + line + ":" + column;
  }

  private YamlNode convert(Node node, int depth) {
    var mark = mark(node);
    if (depth > DEEPEST) {
      faults.add(Fault.of(place(file, mark), "too-deep", "nested more than " + DEEPEST + " deep"));
      return new YamlNode.Scalar(mark, "", null);
    }
    // An alias is the same node again: converted once, or a file of aliases would grow without end.
    var before = known.get(node);
    if (before != null) return before;
    var converted =
        switch (node) {
          case MappingNode mapping -> mapping(mapping, mark, depth);
          case SequenceNode sequence -> {
            var items = new ArrayList<YamlNode>();
            sequence.getValue().forEach(item -> items.add(convert(item, depth + 1)));
            yield new YamlNode.Sequence(mark, items);
          }
          case ScalarNode scalar ->
              new YamlNode.Scalar(mark, scalar.getValue(), value(scalar, mark));
          default -> throw new IllegalStateException("unknown YAML node " + node.getNodeType());
        };
    known.put(node, converted);
    return converted;
  }

  private YamlNode mapping(MappingNode mapping, Mark mark, int depth) {
    var entries = new LinkedHashMap<String, Entry>();
    for (var tuple : mapping.getValue()) {
      var keyMark = mark(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        faults.add(Fault.of(place(file, keyMark), "key-not-text", "a key must be a plain word"));
        continue;
      }
      var entry = new Entry(keyMark, convert(tuple.getValueNode(), depth + 1));
      if (entries.putIfAbsent(key.getValue(), entry) != null) {
        faults.add(
            Fault.of(
                place(file, keyMark),
                "duplicate-key",
                "\"%s\" stands here a second time; the first is in line %d"
                    .formatted(key.getValue(), entries.get(key.getValue()).keyMark().line())));
      }
    }
    return new YamlNode.Mapping(mark, entries);
  }

  private @Nullable Object value(ScalarNode scalar, Mark mark) {
    var text = scalar.getValue();
    if (scalar.getTag().equals(Tag.NULL)) return null;
    if (scalar.getTag().equals(Tag.BOOL)) return text.equalsIgnoreCase("true");
    try {
      if (scalar.getTag().equals(Tag.INT)) return Long.valueOf(text);
      if (scalar.getTag().equals(Tag.FLOAT)) return Double.valueOf(text);
    } catch (NumberFormatException _) {
      faults.add(
          Fault.of(place(file, mark), "number-too-large", text + " is no number we can hold"));
    }
    return text;
  }

  private static Mark mark(Node node) {
    return node.getStartMark()
        .map(mark -> new Mark(mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(new Mark(1, 1));
  }
}
