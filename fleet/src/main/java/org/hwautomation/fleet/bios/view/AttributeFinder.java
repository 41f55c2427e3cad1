package org.hwautomation.fleet.bios.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.hwautomation.fleet.server.Server;

/// Finds the attributes that a selection of servers has, for who writes a change for all of them.
/// One server stands for all of its vendor, model and BIOS version. Asks no BMC.
public final class AttributeFinder {

  /// More kinds of machines in one change are rare, and each costs a look at all its attributes.
  private static final int MOST_KINDS = 16;

  private final BiosViews views;

  public AttributeFinder(BiosViews views) {
    this.views = views;
  }

  /// @param kinds of machines in the selection
  /// @param known of how many of them the BIOS was read
  /// @param attributes best first
  public record Found(int kinds, int known, List<Attribute> attributes) {}

  /// @param values of an enumeration: on any kind
  /// @param kinds how many kinds of machines have it
  public record Attribute(
      String name, String displayName, String type, List<BiosAttribute.Choice> values, int kinds) {}

  /// @param words that all stand in name or display name; empty for all
  public Found find(Collection<Server> servers, String words, int limit) {
    var kinds = representatives(servers);
    var found = new LinkedHashMap<String, Attribute>();
    int known = 0;
    for (var server : kinds.stream().limit(MOST_KINDS).toList()) {
      var view = views.of(server);
      if (!view.attributes().isEmpty()) known++;
      for (var attribute : view.attributes()) {
        if (attribute.secret() || !matches(attribute, words)) continue;
        found.merge(attribute.name(), of(attribute), AttributeFinder::both);
      }
    }
    var wanted = words.strip().toLowerCase(Locale.ROOT);
    return new Found(
        kinds.size(),
        known,
        found.values().stream()
            .sorted(
                Comparator.comparing((Attribute one) -> !begins(one, wanted))
                    .thenComparing(one -> -one.kinds)
                    .thenComparing(Attribute::name))
            .limit(limit)
            .toList());
  }

  private static List<Server> representatives(Collection<Server> servers) {
    var kinds = new LinkedHashMap<List<String>, Server>();
    for (var server : servers) {
      var identity = server.identity();
      kinds.putIfAbsent(
          List.of(identity.vendor(), identity.model(), identity.biosVersion()), server);
    }
    return List.copyOf(kinds.values());
  }

  private static boolean matches(BiosAttribute attribute, String words) {
    var text = (attribute.name() + " " + attribute.displayName()).toLowerCase(Locale.ROOT);
    for (var word : words.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
      if (!text.contains(word)) return false;
    }
    return true;
  }

  private static boolean begins(Attribute attribute, String wanted) {
    return attribute.name.toLowerCase(Locale.ROOT).startsWith(wanted)
        || attribute.displayName.toLowerCase(Locale.ROOT).startsWith(wanted);
  }

  private static Attribute of(BiosAttribute attribute) {
    return new Attribute(
        attribute.name(), attribute.displayName(), attribute.type(), attribute.choices(), 1);
  }

  private static Attribute both(Attribute one, Attribute other) {
    var values = new ArrayList<>(one.values);
    for (var value : other.values) {
      if (values.stream().noneMatch(known -> known.name().equals(value.name()))) values.add(value);
    }
    return new Attribute(
        one.name, one.displayName, one.type, List.copyOf(values), one.kinds + other.kinds);
  }
}
