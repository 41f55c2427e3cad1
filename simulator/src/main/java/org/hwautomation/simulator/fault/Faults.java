package org.hwautomation.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hwautomation.simulator.machine.Happening;
import org.hwautomation.simulator.machine.Machine;

/// The faults of one machine that are switched on, and how often each struck.
public final class Faults {

  private static final class Armed {
    final FaultRule rule;
    int seen;
    int struck;

    Armed(FaultRule rule) {
      this.rule = rule;
    }
  }

  private final List<Armed> armed = new ArrayList<>();

  public void add(FaultRule rule) {
    armed.add(new Armed(rule));
  }

  /// Switches off all rules of a name; the empty name means all.
  public void clear(String name) {
    armed.removeIf(one -> name.isEmpty() || one.rule.name().equals(name));
  }

  public List<FaultRule> rules() {
    return armed.stream().map(one -> one.rule).toList();
  }

  /// How often rules of this name struck.
  public int struck(String name) {
    return armed.stream().filter(one -> one.rule.name().equals(name)).mapToInt(o -> o.struck).sum();
  }

  /// Whether a condition applies here and now. Asking counts as an occurrence.
  public boolean strikes(Condition condition, Machine machine, String where) {
    return next(
            rule ->
                rule.effect() instanceof Effect.Behaves(var wanted)
                    && wanted == condition
                    && rule.matches(where),
            machine,
            where)
        .isPresent();
  }

  /// The first rule that strikes a request; conditions are not for requests.
  public Optional<Effect> onRequest(String method, String path, Machine machine) {
    return next(
            rule -> !(rule.effect() instanceof Effect.Behaves) && rule.covers(method, path),
            machine,
            method + " " + path)
        .map(FaultRule::effect);
  }

  private Optional<FaultRule> next(Predicate<FaultRule> fits, Machine machine, String where) {
    for (var one : armed) {
      if (!fits.test(one.rule)) continue;
      one.seen++;
      var when = one.rule.when();
      if (one.seen <= when.skip()) continue;
      if (when.times() >= 0 && one.struck >= when.times()) continue;
      if (when.probability() < 1 && machine.random().nextDouble() >= when.probability()) continue;
      one.struck++;
      machine
          .history()
          .add(new Happening.FaultStruck(machine.clock().instant(), one.rule.name(), where));
      return Optional.of(one.rule);
    }
    return Optional.empty();
  }
}
