package org.hwautomation.fleet.bios;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.bios.compliance.Compliance;
import org.hwautomation.fleet.bios.compliance.ComplianceRenewal;
import org.hwautomation.fleet.bios.compliance.ComplianceRules;
import org.hwautomation.fleet.bios.compliance.Waivers;
import org.hwautomation.fleet.bios.drift.BiosSweep;
import org.hwautomation.fleet.bios.drift.DriftRenewal;
import org.hwautomation.fleet.bios.drift.Drifts;
import org.hwautomation.fleet.bios.drift.Expectations;
import org.hwautomation.fleet.bios.drift.Writers;
import org.hwautomation.fleet.database.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything that keeps BIOS settings as they should be, wired: rules and waivers, what they come
/// to, drift, and the sweep that notices it.
public final class BiosKeeping implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BiosKeeping.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration RENEW = Duration.ofSeconds(5);

  private final ComplianceRules rules;
  private final Waivers waivers;
  private final Compliance compliance;
  private final ComplianceRenewal complianceRenewal;
  private final Drifts drifts;
  private final DriftRenewal driftRenewal;
  private final Optional<BiosSweep> sweep;
  private final ReentrantLock renewing = new ReentrantLock();
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().daemon().name("bios-keeping-", 0).factory());

  /// @param sweepInterval how often each server is looked at; zero = never
  public BiosKeeping(
      DataSource dataSource,
      Fleet fleet,
      Writers writers,
      Duration sweepInterval,
      InstantSource clock) {
    var database = new Database(dataSource);
    var ids = new TimeOrderedId(clock, new SecureRandom());
    var snapshots = fleet.biosSnapshots();
    var registries = fleet.biosRegistries();
    this.rules = new ComplianceRules(database, fleet.audit(), clock);
    this.waivers = new Waivers(database, fleet.audit(), ids, clock);
    this.compliance = new Compliance(database, clock);
    this.complianceRenewal =
        new ComplianceRenewal(database, snapshots, registries, fleet.catalogs()::current, clock);
    this.drifts = new Drifts(database);
    this.driftRenewal =
        new DriftRenewal(
            database,
            new Expectations(database, snapshots, fleet.catalogs()::current),
            snapshots,
            registries,
            writers,
            ids,
            clock);
    this.sweep =
        sweepInterval.isPositive()
            ? Optional.of(
                new BiosSweep(
                    database,
                    fleet.liveServers(),
                    fleet.biosReadings(),
                    snapshots,
                    writers,
                    sweepInterval,
                    fleet.config().inventoryConcurrency(),
                    clock))
            : Optional.empty();
  }

  public ComplianceRules rules() {
    return rules;
  }

  public Waivers waivers() {
    return waivers;
  }

  public Compliance compliance() {
    return compliance;
  }

  public Drifts drifts() {
    return drifts;
  }

  /// Empty when it was switched off.
  public Optional<BiosSweep> sweep() {
    return sweep;
  }

  /// Begins to look at servers and to follow what changes, until closed.
  public void start() {
    timer.scheduleWithFixedDelay(
        () -> told("renewing results", this::renew), 0, RENEW.toMillis(), TimeUnit.MILLISECONDS);
    sweep.ifPresent(one -> {
      timer.scheduleWithFixedDelay(
          () -> told("entering servers", one::enter), 0, RENEW.toMillis(), TimeUnit.MILLISECONDS);
      timer.scheduleWithFixedDelay(
          () -> told("sweeping", () -> one.tick(LOOK)),
          LOOK.toMillis(),
          LOOK.toMillis(),
          TimeUnit.MILLISECONDS);
    });
  }

  /// A job of ours on this server is over: what it left is looked at next.
  public void jobEnded(UUID server) {
    sweep.ifPresent(one -> told("asking for a look", () -> one.soon(server)));
  }

  /// For who has just changed a rule or a waiver: the results follow at once, and where the fleet
  /// is large the caller does not wait for all of them.
  public void renewSoon() {
    try {
      timer.submit(() -> told("renewing results", this::renew)).get(2, TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      // Goes on without us; the report shows what is done so far.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("failures are told by the task itself", e);
    }
  }

  /// Brings drift and results to what is stored now. Cheap when nothing changed.
  public void renew() {
    renewing.lock();
    try {
      driftRenewal.renew();
      complianceRenewal.renew();
    } finally {
      renewing.unlock();
    }
  }

  // A database that is away for a moment must not end the clockwork.
  private static void told(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.atWarn().addKeyValue("what", what).setCause(e).log("BIOS keeping will try again");
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    sweep.ifPresent(BiosSweep::close);
  }
}
