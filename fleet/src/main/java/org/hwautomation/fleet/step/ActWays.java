package org.hwautomation.fleet.step;

import java.util.Comparator;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosDefaults;
import org.hwautomation.driver.bios.BiosPasswords;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.bios.BiosVerdict.Result;
import org.hwautomation.driver.bios.StagedChange;
import org.hwautomation.driver.boot.BootOrder;
import org.hwautomation.driver.boot.SecureBootControl;
import org.hwautomation.driver.boot.SecureBootKeys;
import org.hwautomation.driver.step.ServerRun;

/// The ways of a step's server to carry out an act.
record ActWays<C extends StagedChange<W>, W>(
    ServerRun<?, ?> run, Class<C> capability, Function<C, BoundAct<W>> bound) {

  static ActWays<?, ?> of(ServerRun<?, ?> run, BiosAct act, JobPasswords passwords) {
    return switch (act) {
      case BiosAct.Defaults(var foretold) ->
          new ActWays<>(run, BiosDefaults.class, way -> new BoundAct<>(way, foretold));
      case BiosAct.Password password ->
          new ActWays<>(
              run,
              BiosPasswords.class,
              way ->
                  new BoundAct<>(
                      way,
                      named(password.name(), passwords.of(run.job())),
                      () -> false,
                      verdict -> believed(password, verdict)));
      case BiosAct.Order(var first) ->
          new ActWays<>(
              run,
              BootOrder.class,
              way ->
                  new BoundAct<>(
                      way, first, () -> ActState.settled(way, first), verdict -> verdict));
      case BiosAct.SecureBoot(var on) ->
          new ActWays<>(
              run,
              SecureBootControl.class,
              way -> new BoundAct<>(way, on, () -> ActState.settled(way, on), verdict -> verdict));
      case BiosAct.Keys(var reset) ->
          new ActWays<>(run, SecureBootKeys.class, way -> new BoundAct<>(way, reset));
    };
  }

  /// As the plan calls it: who ordered it may have left the name out.
  private static BiosPasswords.Change named(String name, BiosPasswords.Change kept) {
    return new BiosPasswords.Change(name, kept.old(), kept.replacement());
  }

  /// That a password is set says nothing where one was set before.
  private static BiosVerdict believed(BiosAct.Password password, BiosVerdict verdict) {
    if (!verdict.applied() || password.clears() || !password.replaces()) return verdict;
    return new BiosVerdict(
        verdict.attribute(),
        verdict.wanted(),
        verdict.now(),
        Result.UNPROVEN,
        "accepted; a password is set, and nothing on this server shows whether it is the new one");
  }

  /// Tries each way until one does not refuse.
  <R> R tryEach(BiFunction<BoundAct<?>, Method, R> use) {
    return Ways.of(run, capability).tryEach((way, method) -> use.apply(bound.apply(way), method));
  }

  /// The way by which it was done, else the best.
  BoundAct<?> by(String method) {
    return run.server().ways(capability).stream()
        .min(Comparator.comparing(way -> !way.method().name().equals(method)))
        .map(bound)
        .orElseThrow(() ->
            new NoSuchElementException(
                run.server().name() + " offers no way for " + capability.getSimpleName()));
  }
}
