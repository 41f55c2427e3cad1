package org.hwautomation.simulator.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The BMC's own life: up, or in one of the phases of a restart.
public final class Bmc {

  /// What a client meets.
  public enum Phase {
    UP,
    /// Nobody listens.
    REFUSED,
    /// TCP connects, TLS does not.
    TLS_FAILS,
    /// 503 for everything.
    UNAVAILABLE
  }

  private final Machine machine;
  private final List<Consumer<Phase>> watchers = new ArrayList<>();
  private Phase phase = Phase.UP;
  private Instant strayUnauthorizedUntil = Instant.MIN;
  private int run;
  private boolean restarting;

  Bmc(Machine machine) {
    this.machine = machine;
  }

  public Phase phase() {
    return phase;
  }

  /// Whether a restart is on its way or under way.
  public boolean restarting() {
    return restarting;
  }

  /// Called on each change of phase; the listener opens and closes its socket by it.
  public void watch(Consumer<Phase> watcher) {
    watchers.add(watcher);
  }

  /// Restarts the BMC as a reset or its own update does. A restart under way begins anew.
  public void restart(String why) {
    int now = ++run;
    restarting = true;
    var times = machine.traits().restart();
    var down = times.lingers();
    var clock = machine.clock();
    machine.history().add(new Happening.BmcRestart(clock.instant(), why));
    at(now, down, this::goDown);
    at(now, down.plus(times.refused()), () -> enter(Phase.TLS_FAILS));
    at(now, down.plus(times.refused()).plus(times.tlsFails()), () -> enter(Phase.UNAVAILABLE));
    at(now, times.total(), this::comeUp);
  }

  private void at(int of, Duration after, Runnable what) {
    machine
        .clock()
        .after(
            after,
            () -> {
              if (of == run) what.run();
            });
  }

  private void goDown() {
    machine.sessions().closeAll("BMC restart");
    if (machine.traits().restart().forgetsTasks()) machine.tasks().forgetAll();
    enter(Phase.REFUSED);
    for (var behaviour : machine.behaviours()) behaviour.onBmcRestart(machine);
  }

  private void comeUp() {
    restarting = false;
    strayUnauthorizedUntil =
        machine.clock().instant().plus(machine.traits().restart().strayUnauthorized());
    enter(Phase.UP);
    for (var behaviour : machine.behaviours()) behaviour.onBmcReady(machine);
  }

  private void enter(Phase next) {
    phase = next;
    for (var watcher : watchers) watcher.accept(next);
  }

  /// For some minutes after a restart single requests meet a 401 that means nothing (fact book
  /// 2.1): about one in five.
  public boolean straysUnauthorized() {
    return machine.clock().instant().isBefore(strayUnauthorizedUntil)
        && machine.random().nextInt(5) == 0;
  }
}
