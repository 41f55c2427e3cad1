package org.hwautomation.acceptance.browser;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hwautomation.simulator.server.SimulatedBmc;

/// The time of simulated machines: it flows fast, or stands still for as long as a test looks.
final class MachineTime implements AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(100);
  private static final int SPEED = 40;

  private final List<SimulatedBmc> machines;
  private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
  private volatile boolean flowing = true;

  MachineTime(List<SimulatedBmc> machines) {
    this.machines = machines;
    ticks.scheduleAtFixedRate(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tick() {
    if (flowing) machines.forEach(machine -> machine.advance(TICK.multipliedBy(SPEED)));
  }

  void stand() {
    flowing = false;
  }

  void flow() {
    flowing = true;
  }

  @Override
  public void close() {
    ticks.close();
  }
}
