package org.hwautomation.fleet.step;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosFault;
import org.jspecify.annotations.Nullable;

/// Which attributes to set so that a server is again as it was: those that were changed, those that
/// the BIOS changed besides, and those that it may change after them. Not simply all that differ:
/// some may not be written while others are as they were, and follow those by themselves.
public final class WayBack {

  private final BiosConfiguration bios;
  private final Map<String, @Nullable Object> before;
  private final Map<String, Object> wanted = new LinkedHashMap<>();

  private WayBack(BiosConfiguration bios, Map<String, @Nullable Object> before) {
    this.bios = bios;
    this.before = before;
  }

  /// @param before the values to go back to
  /// @param touched the attributes that were set since
  /// @param moved those that the BIOS changed besides, as far as is known
  /// @param preserve globs of attributes that are not written for having moved
  /// @return in the BMC's spelling, without what it would refuse
  public static Map<String, Object> to(
      BiosConfiguration bios,
      Map<String, @Nullable Object> before,
      Collection<String> touched,
      Collection<String> moved,
      List<String> preserve) {
    var back = new WayBack(bios, before);
    back.set(touched);
    var besides =
        new LinkedHashSet<>(bios.followers(touched)); // they may move on the way back, too
    besides.addAll(moved);
    back.setBesides(besides, preserve);
    return back.wanted;
  }

  /// Where nobody knows what moved besides.
  public static Map<String, Object> to(
      BiosConfiguration bios, Map<String, @Nullable Object> before, Collection<String> touched) {
    return to(bios, before, touched, List.of(), List.of());
  }

  /// Attributes whose values differ; not those that only one side has.
  public static Set<String> moved(
      Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    var moved = new TreeSet<String>();
    before.forEach((name, value) -> {
      if (value != null && after.get(name) != null && !Objects.equals(value, after.get(name))) {
        moved.add(name);
      }
    });
    return moved;
  }

  private void set(Collection<String> touched) {
    wanted.putAll(valuesOf(touched));
    wanted.keySet().removeAll(refused(wanted));
  }

  /// What cannot be set together with the rest is left out, and never the rest for its sake.
  private void setBesides(Collection<String> moved, List<String> preserve) {
    var besides = valuesOf(moved);
    besides.keySet().removeAll(wanted.keySet());
    besides.keySet().removeAll(bios.compare(besides, preserve).preserved());
    besides.keySet().removeAll(refused(with(besides)));
    if (refused(with(besides)).isEmpty()) {
      wanted.putAll(besides);
      return;
    }
    besides.forEach((name, value) -> {
      if (refused(with(Map.of(name, value))).isEmpty()) wanted.put(name, value);
    });
  }

  private Map<String, Object> with(Map<String, Object> besides) {
    var all = new HashMap<>(wanted);
    all.putAll(besides);
    return all;
  }

  private Map<String, Object> valuesOf(Collection<String> names) {
    var values = new LinkedHashMap<String, Object>();
    for (var name : names) {
      var value = before.get(name);
      if (value != null) values.put(name, value);
    }
    return values;
  }

  private Set<String> refused(Map<String, Object> wish) {
    return bios.compare(wish, List.of()).faults().stream()
        .map(BiosFault::attribute)
        .collect(Collectors.toSet());
  }
}
