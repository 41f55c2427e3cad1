package org.hwautomation.fleet.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Nearest;
import org.hwautomation.fleet.yaml.YamlNode.Mark;

/// A mapping that is read key by key. What is wrong is collected, with its place, and reading goes
/// on, so that one look shows every fault. A missing or wrong value is read as a harmless stand-in;
/// whoever reads must not use the result when there were faults.
public final class YamlMapping {

  private final String file;
  private final Mark mark;
  private final Map<String, YamlNode.Entry> entries;
  private final List<Fault> faults;

  private YamlMapping(
      String file, Mark mark, Map<String, YamlNode.Entry> entries, List<Fault> faults) {
    this.file = file;
    this.mark = mark;
    this.entries = entries;
    this.faults = faults;
  }

  /// @param what for messages: `a device type`
  /// @param keys all keys that may stand here; any other is a fault
  public static YamlMapping of(
      String file, YamlNode node, String what, Set<String> keys, List<Fault> faults) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      faults.add(
          Fault.of(
              YamlTree.place(file, node.mark()),
              "wrong-type",
              what + " is written as `key: value` lines"));
      return new YamlMapping(file, node.mark(), Map.of(), new ArrayList<>());
    }
    mapping
        .entries()
        .forEach((key, entry) -> {
          if (!keys.contains(key)) {
            faults.add(
                new Fault(
                    YamlTree.place(file, entry.keyMark()),
                    "unknown-key",
                    "%s has no \"%s\".".formatted(what, key),
                    Nearest.to(key, keys)));
          }
        });
    return new YamlMapping(file, mapping.mark(), mapping.entries(), faults);
  }

  public String where() {
    return YamlTree.place(file, mark);
  }

  /// Where a key's value stands; the mapping itself when the key is missing.
  public String where(String key) {
    var entry = entries.get(key);
    return entry == null ? where() : YamlTree.place(file, entry.value().mark());
  }

  public void fault(String key, String code, String message) {
    faults.add(Fault.of(where(key), code, message));
  }

  public void fault(String key, String code, String message, List<String> suggestions) {
    faults.add(new Fault(where(key), code, message, suggestions));
  }

  /// At the value that `name` has in the mapping at `key`.
  public void faultIn(String key, String name, String code, String message) {
    var place =
        node(key)
            .filter(YamlNode.Mapping.class::isInstance)
            .map(node -> ((YamlNode.Mapping) node).entries().get(name))
            .map(entry -> YamlTree.place(file, entry.value().mark()))
            .orElse(where(key));
    faults.add(Fault.of(place, code, message));
  }

  public boolean isList(String key) {
    return node(key).filter(YamlNode.Sequence.class::isInstance).isPresent();
  }

  public String text(String key) {
    return optionalText(key).orElseGet(() -> missing(key));
  }

  public Optional<String> optionalText(String key) {
    return node(key).map(node -> textOf(node, key));
  }

  /// A value that must be one of a few words; case does not matter.
  public <E extends Enum<E>> E word(String key, Class<E> type) {
    var constants = type.getEnumConstants();
    return node(key)
        .map(node -> word(node, key, type))
        .orElseGet(() -> {
          missing(key);
          return constants[0];
        });
  }

  public <E extends Enum<E>> List<E> words(String key, Class<E> type) {
    return items(key).stream().map(node -> word(node, key, type)).toList();
  }

  public List<String> texts(String key) {
    return items(key).stream().map(node -> textOf(node, key)).toList();
  }

  public long number(String key) {
    var node = node(key);
    if (node.isEmpty()) {
      missing(key);
      return 0;
    }
    if (node.get() instanceof YamlNode.Scalar(_, _, Long number) && number >= 0) return number;
    fault(key, "wrong-type", "\"%s\" is a whole number, zero or more".formatted(key));
    return 0;
  }

  /// Attribute → String, Long or Boolean.
  public Map<String, Object> values(String key) {
    var values = new LinkedHashMap<String, Object>();
    var node = node(key);
    if (node.isEmpty()) return values;
    if (!(node.get() instanceof YamlNode.Mapping mapping)) {
      fault(key, "wrong-type", "\"%s\" is written as `name: value` lines".formatted(key));
      return values;
    }
    mapping
        .entries()
        .forEach((name, entry) -> {
          switch (entry.value()) {
            case YamlNode.Scalar(_, _, Long number) -> values.put(name, number);
            case YamlNode.Scalar(_, _, Boolean flag) -> values.put(name, flag);
            case YamlNode.Scalar(_, var text, var value) when value != null ->
                values.put(name, text);
            case YamlNode other ->
                faults.add(
                    Fault.of(
                        YamlTree.place(file, other.mark()),
                        "wrong-type",
                        "\"%s\" needs one value: a text, a number, true or false".formatted(name)));
          }
        });
    return values;
  }

  /// Texts, where a single one needs no dash.
  public List<String> oneOrMore(String key) {
    return node(key)
        .map(node -> node instanceof YamlNode.Scalar ? List.of(textOf(node, key)) : texts(key))
        .orElse(List.of());
  }

  /// Attribute → the values that it may have; a single one needs no dash.
  public Map<String, List<Object>> valueLists(String key) {
    var lists = new LinkedHashMap<String, List<Object>>();
    node(key)
        .ifPresent(node -> {
          if (!(node instanceof YamlNode.Mapping mapping)) {
            fault(key, "wrong-type", "\"%s\" is written as `name: value` lines".formatted(key));
            return;
          }
          mapping.entries().forEach((name, entry) -> lists.put(name, valueList(name, entry)));
        });
    return lists;
  }

  private List<Object> valueList(String name, YamlNode.Entry entry) {
    var items =
        entry.value() instanceof YamlNode.Sequence(_, var several)
            ? several
            : List.of(entry.value());
    var values = new ArrayList<Object>();
    for (var item : items) {
      switch (item) {
        case YamlNode.Scalar(_, _, Long number) -> values.add(number);
        case YamlNode.Scalar(_, _, Boolean flag) -> values.add(flag);
        case YamlNode.Scalar(_, var text, var value) when value != null -> values.add(text);
        case YamlNode other ->
            faults.add(
                Fault.of(
                    YamlTree.place(file, other.mark()),
                    "wrong-type",
                    "\"%s\" needs values: texts, numbers, true or false".formatted(name)));
      }
    }
    return List.copyOf(values);
  }

  public Optional<YamlMapping> mapping(String key, String what, Set<String> keys) {
    return node(key).map(node -> of(file, node, what, keys, faults));
  }

  public <T> List<T> list(
      String key, String what, Set<String> keys, Function<YamlMapping, T> read) {
    return items(key).stream().map(node -> read.apply(of(file, node, what, keys, faults))).toList();
  }

  private List<YamlNode> items(String key) {
    var node = node(key);
    if (node.isEmpty()) return List.of();
    if (node.get() instanceof YamlNode.Sequence(_, var items)) return items;
    fault(key, "wrong-type", "\"%s\" is a list: lines that begin with a dash".formatted(key));
    return List.of();
  }

  // A key without a value counts as absent, as people write it.
  private Optional<YamlNode> node(String key) {
    return Optional.ofNullable(entries.get(key))
        .map(YamlNode.Entry::value)
        .filter(node -> !(node instanceof YamlNode.Scalar scalar && scalar.value() == null));
  }

  private String textOf(YamlNode node, String key) {
    if (node instanceof YamlNode.Scalar(_, var text, var value) && value != null)
      return text.strip();
    faults.add(
        Fault.of(
            YamlTree.place(file, node.mark()), "wrong-type", "\"%s\" is a text".formatted(key)));
    return "";
  }

  private <E extends Enum<E>> E word(YamlNode node, String key, Class<E> type) {
    var text = textOf(node, key);
    var names = new ArrayList<String>();
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(text.replace('-', '_'))) return constant;
      names.add(constant.name());
    }
    var nearest = Nearest.to(text, names);
    faults.add(
        new Fault(
            YamlTree.place(file, node.mark()),
            "unknown-value",
            "\"%s\" is none of %s.".formatted(text, String.join(", ", names)),
            nearest));
    return type.getEnumConstants()[0];
  }

  private String missing(String key) {
    faults.add(Fault.of(where(), "missing-key", "\"%s\" is missing".formatted(key)));
    return "";
  }
}
