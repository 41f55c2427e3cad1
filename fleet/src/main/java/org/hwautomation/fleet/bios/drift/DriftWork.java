package org.hwautomation.fleet.bios.drift;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Works out what one reading of one server says about drift. Knows no database.
final class DriftWork {

  private final UUID server;
  private final Optional<Reading> before;
  private final Reading now;
  private final Expected expected;
  private final Sameness sameness;
  private final Writers writers;
  private final Supplier<UUID> ids;
  private final Map<String, Drift> open = new HashMap<>();
  private final List<DriftChange> changes = new ArrayList<>();

  /// @param before the reading before; empty when this is the first
  /// @param open drifts that last until now
  DriftWork(
      UUID server,
      Optional<Reading> before,
      Reading now,
      Expected expected,
      List<Drift> open,
      Sameness sameness,
      Writers writers,
      Supplier<UUID> ids) {
    this.server = server;
    this.before = before;
    this.now = now;
    this.expected = expected;
    this.sameness = sameness;
    this.writers = writers;
    this.ids = ids;
    for (var drift : open) this.open.put(drift.attribute(), drift);
  }

  List<DriftChange> work() {
    var seen = expectations();
    changes(seen);
    // What is neither expected any more nor offered by the server has ended.
    for (var drift : open.values()) {
      if (!seen.contains(drift.attribute())) changes.add(new DriftChange.End(drift.id()));
    }
    return List.copyOf(changes);
  }

  private Set<String> expectations() {
    var seen = new HashSet<String>();
    expected
        .values()
        .forEach((name, should) -> {
          var live = sameness.liveName(name);
          // A value that the BMC does not tell cannot be judged.
          if (live.isEmpty() || should == null || now.values().get(live.get()) == null) return;
          seen.add(live.get());
          compare(live.get(), expected.against(), should);
        });
    return seen;
  }

  /// Attributes of which nobody said what they should be.
  private void changes(Set<String> seen) {
    for (var name : new TreeSet<>(now.values().keySet())) {
      var value = now.values().get(name);
      if (seen.contains(name) || value == null) continue;
      var drift = open.get(name);
      if (drift != null && drift.against() == Against.LAST_READING) {
        seen.add(name);
        compare(name, Against.LAST_READING, drift.was());
      } else if (changed(name)) {
        seen.add(name);
        begin(name, Against.LAST_READING, earlier(name));
      }
    }
  }

  private void compare(String name, Against against, @Nullable Object should) {
    var drift = open.get(name);
    if (sameness.same(name, should, now.values().get(name))) {
      if (drift != null) changes.add(new DriftChange.End(drift.id()));
    } else if (drift != null && isSame(drift, against, should)) {
      changes.add(new DriftChange.Confirm(drift.id()));
    } else {
      if (drift != null) changes.add(new DriftChange.End(drift.id()));
      begin(name, against, should);
    }
  }

  private boolean isSame(Drift drift, Against against, @Nullable Object should) {
    return drift.against() == against
        && sameness.same(drift.attribute(), drift.was(), should)
        && sameness.same(drift.attribute(), drift.is(), now.values().get(drift.attribute()));
  }

  private void begin(String name, Against against, @Nullable Object was) {
    var cause = cause(name);
    boolean history = against == Against.LAST_READING && cause instanceof DriftCause.OurJob;
    changes.add(
        new DriftChange.Begin(
            new Drift(
                ids.get(),
                server,
                name,
                against,
                was,
                now.values().get(name),
                now.at(),
                now.at(),
                cause,
                history ? Optional.of(now.at()) : Optional.empty())));
  }

  private DriftCause cause(String name) {
    if (!changed(name)) {
      // Known before under another expectation: who did it then did it.
      var drift = open.get(name);
      return drift == null ? new DriftCause.NeverAsWanted() : drift.cause();
    }
    var change =
        new Writers.Change(
            name, now.values().get(name), before.orElseThrow().at(), now.at(), now.job());
    return writers
        .of(server, change)
        .<DriftCause>map(DriftCause.OurJob::new)
        .orElseGet(DriftCause.SomebodyElse::new);
  }

  private boolean changed(String name) {
    var earlier = earlier(name);
    return earlier != null && !sameness.same(name, earlier, now.values().get(name));
  }

  private @Nullable Object earlier(String name) {
    return before.map(reading -> reading.values().get(name)).orElse(null);
  }
}
