package org.hwautomation.driver.bios;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.hwautomation.redfish.registry.AttributeRegistry.Attribute;
import org.jspecify.annotations.Nullable;

/// Judges single attributes by themselves: names, types, bounds, offered values. Whether a value
/// can be written now, and what it brings with it, is [BiosPlanner]'s question.
public final class AttributeJudge {

  private final BiosSettings live;
  private final Map<String, Attribute> attributes;
  private final BiosDialect dialect;
  private final AttributeNames names;

  public AttributeJudge(
      BiosSettings live, @Nullable AttributeRegistry registry, BiosDialect dialect) {
    this.live = live;
    this.attributes = registry == null ? Map.of() : registry.attributes();
    this.dialect = dialect;
    this.names = new AttributeNames(live.attributes().keySet(), dialect.names());
  }

  /// What a wanted value comes to.
  public sealed interface Judged {
    /// @param value in the service's spelling
    record Good(String name, Object value) implements Judged {}

    record Unknown(String wanted, List<String> nearest) implements Judged {}

    /// @param code as in [BiosFault]
    /// @param suggestions nearest values, or all that are offered
    record Refused(String name, String code, String message, List<String> suggestions)
        implements Judged {}
  }

  public Judged judge(String wanted, Object value) {
    var found = names.resolve(wanted);
    if (found.isEmpty()) return new Judged.Unknown(wanted, names.nearest(wanted));
    var name = found.get();
    var attribute = attributes.get(name);
    var current = live.attributes().get(name);
    if (current != null && AttributeValues.same(attribute, dialect.values(), current, value)) {
      return new Judged.Good(name, current);
    }
    var checked =
        attribute == null
            ? AttributeValues.checkAgainstLive(current, value)
            : AttributeValues.check(attribute, value, dialect.values());
    return switch (checked) {
      case AttributeValues.Checked.Accepted(var spelled) -> new Judged.Good(name, spelled);
      case AttributeValues.Checked.Refused(var code, var message, var suggestions) ->
          new Judged.Refused(name, code, name + " " + message + ".", suggestions);
    };
  }

  /// The live names that a wanted one, or a pattern with `*` and `?`, stands for.
  public List<String> names(String wanted) {
    if (wanted.indexOf('*') < 0 && wanted.indexOf('?') < 0) {
      return names.resolve(wanted).map(List::of).orElse(List.of());
    }
    var globs = AttributeGlobs.of(List.of(wanted));
    return live.attributes().keySet().stream().filter(globs::match).toList();
  }

  /// Up to three candidates that somebody who wrote a word wrongly perhaps meant, nearest first.
  public static List<String> nearest(String wanted, Collection<String> candidates) {
    return AttributeNames.nearest(wanted, candidates);
  }

  /// Whether two values of an attribute mean the same, in whatever spelling.
  public boolean same(String name, @Nullable Object one, @Nullable Object other) {
    return AttributeValues.same(attributes.get(name), dialect.values(), one, other);
  }

  public boolean holds(String name, Object value) {
    return same(name, live.attributes().get(name), value);
  }

  /// Names and values in the service's spelling; what is wrong stays as it came.
  public Map<String, Object> spelled(Map<String, ?> wanted) {
    var spelled = new LinkedHashMap<String, Object>();
    wanted.forEach((name, value) -> {
      switch (judge(name, value)) {
        case Judged.Good(var live, var good) -> spelled.put(live, good);
        case Judged.Refused(var live, var _, var _, var _) -> spelled.put(live, value);
        case Judged.Unknown _ -> spelled.put(name, value);
      }
    });
    return spelled;
  }
}
