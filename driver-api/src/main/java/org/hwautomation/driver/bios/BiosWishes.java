package org.hwautomation.driver.bios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The operator's wishes one by one, each resolved and checked on its own, before anybody asks
/// whether they go together.
final class BiosWishes {

  private final Map<String, @Nullable Object> live;
  private final AttributeDependencies dependencies;
  private final AttributeStates states;
  private final BiosDialect dialect;
  private final AttributeGlobs preserve;
  private final AttributeNames names;

  /// All good wishes by live name, in the service's spelling; those included that hold already.
  final Map<String, Object> accepted = new LinkedHashMap<>();

  final List<BiosFault> faults = new ArrayList<>();
  final List<String> preserved = new ArrayList<>();
  int alreadySo;

  BiosWishes(
      BiosSettings live,
      AttributeDependencies dependencies,
      AttributeStates states,
      BiosDialect dialect,
      AttributeGlobs preserve) {
    this.live = live.attributes();
    this.dependencies = dependencies;
    this.states = states;
    this.dialect = dialect;
    this.preserve = preserve;
    this.names = new AttributeNames(live.attributes().keySet(), dialect.names());
  }

  BiosWishes read(Map<String, Object> wanted) {
    wanted.forEach(this::read);
    return this;
  }

  boolean preserves(String name) {
    return preserve.match(name);
  }

  private void read(String wantedName, Object value) {
    var found = names.resolve(wantedName);
    if (preserve.match(wantedName) || found.filter(preserve::match).isPresent()) {
      preserved.add(wantedName);
      return;
    }
    if (found.isEmpty()) {
      faults.add(unknown(wantedName));
      return;
    }
    var name = found.get();
    var attribute = dependencies.attribute(name);
    var current = live.get(name);
    if (current != null && dependencies.same(name, current, value)) {
      accept(wantedName, name, current, current);
      return;
    }
    var checked =
        attribute == null
            ? AttributeValues.checkAgainstLive(current, value)
            : AttributeValues.check(attribute, value, dialect.values());
    if (checked instanceof AttributeValues.Checked.Accepted(var spelled)
        && current != null
        && dependencies.same(name, current, spelled)) {
      accept(wantedName, name, current, current);
      return;
    }
    if (!writableEver(name)) {
      var reason = states.of(name).reason().orElse("on this server");
      fault(name, "read-only", name + " cannot be set " + reason + ".", List.of());
      return;
    }
    switch (checked) {
      case AttributeValues.Checked.Refused(var code, var message, var suggestions) ->
          fault(name, code, name + " " + message + ".", suggestions);
      case AttributeValues.Checked.Accepted(var spelled) ->
          accept(wantedName, name, current, spelled);
    }
  }

  private void fault(String name, String code, String message, List<String> suggestions) {
    faults.add(new BiosFault(name, code, message, suggestions));
  }

  private void accept(String wantedName, String name, @Nullable Object current, Object value) {
    var before = accepted.putIfAbsent(name, value);
    if (before != null) {
      if (!dependencies.same(name, before, value)) {
        faults.add(
            new BiosFault(
                name,
                "conflict",
                wantedName + " names " + name + " a second time, with another value.",
                List.of()));
      }
    } else if (current == value) {
      alreadySo++;
    }
  }

  /// Locks by maps can be opened by setting something else; nothing opens the others.
  boolean writableEver(String name) {
    return states.of(name).writable() || !dependencies.locks(name, live).isEmpty();
  }

  private BiosFault unknown(String wanted) {
    if (dependencies.attribute(wanted) != null) {
      return new BiosFault(
          wanted,
          "unknown-attribute",
          wanted
              + " is in the attribute registry, but this server does not offer it as it is"
              + " equipped and configured now.",
          List.of());
    }
    var nearest = names.nearest(wanted);
    return new BiosFault(
        wanted,
        "unknown-attribute",
        "This server has no BIOS attribute "
            + wanted
            + (nearest.isEmpty() ? "." : ". Did you mean " + String.join(" or ", nearest) + "?"),
        nearest);
  }
}
