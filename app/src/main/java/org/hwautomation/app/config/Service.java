package org.hwautomation.app.config;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.bios.BiosKeeping;
import org.hwautomation.fleet.bios.change.BiosChanges;
import org.hwautomation.fleet.bios.change.BiosPlanMaker;
import org.hwautomation.fleet.bios.change.ChangeBios;
import org.hwautomation.fleet.bios.change.Experience;
import org.hwautomation.fleet.bios.change.SnapshotMemory;
import org.hwautomation.fleet.bios.drift.JobWriters;
import org.hwautomation.fleet.bios.measure.SettingLessons;
import org.hwautomation.fleet.bios.measure.SettingResults;
import org.hwautomation.fleet.bios.operation.BiosOperations;
import org.hwautomation.fleet.bios.operation.OperateBios;
import org.hwautomation.fleet.bios.operation.OperationPlanMaker;
import org.hwautomation.fleet.bios.operation.PasswordSafe;
import org.hwautomation.fleet.configuration.FleetConfig;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.FleetSchema;
import org.hwautomation.fleet.inventory.InventoryRound;
import org.hwautomation.fleet.measure.StepTimes;
import org.hwautomation.fleet.measure.TimeLessons;
import org.hwautomation.fleet.operation.SiteLimits;
import org.hwautomation.fleet.order.OldOrders;
import org.hwautomation.fleet.order.OrderWorker;
import org.hwautomation.fleet.order.Orders;
import org.hwautomation.fleet.order.SingleStart;
import org.hwautomation.fleet.provisioning.PlanMaker;
import org.hwautomation.fleet.provisioning.ProvisionServer;
import org.hwautomation.fleet.provisioning.Provisioning;
import org.hwautomation.fleet.step.BiosMemory;
import org.hwautomation.fleet.step.JobPasswords;
import org.hwautomation.fleet.step.Pace;
import org.hwautomation.fleet.step.ServerStepHandler.OpenServers;
import org.hwautomation.fleet.step.ServerSteps;
import org.hwautomation.fleet.window.AwaitWindowHandler;
import org.hwautomation.fleet.window.Windows;
import org.hwautomation.jobs.JobEvent;
import org.hwautomation.jobs.JobSettings;
import org.hwautomation.jobs.Retries;
import org.hwautomation.jobs.Schema;
import org.hwautomation.jobs.engine.JobDesk;
import org.hwautomation.jobs.engine.JobEngine;
import org.hwautomation.jobs.step.StepEnds;
import org.hwautomation.jobs.step.StepHandler;

/// The domain and the job engine on a database, without any web. A worker is just this. Jobs do not
/// run before [#runJobs]: a service first opens its pages, so that whoever looks sees them go on.
public final class Service implements AutoCloseable {

  /// Codes of the events that end a job after it has worked.
  private static final Set<String> JOB_OVER =
      Set.of("job-succeeded", "job-partly-succeeded", "job-failed", "job-cancelled");

  private final Fleet fleet;
  private final JobDesk jobs;
  private final JobEngine engine;
  private final Provisioning provisioning;
  private final InventoryRound inventoryRound;
  private final BiosKeeping biosKeeping;
  private final BiosChanges biosChanges;
  private final Experience experience;
  private final Windows windows;
  private final BiosOperations biosOperations;
  private final Orders orders;
  private final OrderWorker orderWorker;
  private final OldOrders oldOrders;

  private Service(
      Fleet fleet,
      JobDesk jobs,
      JobEngine engine,
      Provisioning provisioning,
      InventoryRound inventoryRound,
      BiosKeeping biosKeeping,
      BiosChanges biosChanges,
      Experience experience,
      Windows windows,
      BiosOperations biosOperations,
      Orders orders,
      OrderWorker orderWorker,
      OldOrders oldOrders) {
    this.oldOrders = oldOrders;
    this.orders = orders;
    this.orderWorker = orderWorker;
    this.windows = windows;
    this.biosOperations = biosOperations;
    this.biosChanges = biosChanges;
    this.experience = experience;
    this.fleet = fleet;
    this.jobs = jobs;
    this.engine = engine;
    this.provisioning = provisioning;
    this.inventoryRound = inventoryRound;
    this.biosKeeping = biosKeeping;
  }

  public static Service open(DataSource dataSource, ServiceSettings settings) {
    migrate(dataSource, settings);
    InstantSource clock = Clock.systemUTC();
    var random = new SecureRandom();
    var fleet =
        Fleet.open(
            dataSource,
            FleetConfig.defaults(settings.dataDirectory(), settings.configDirectory()),
            clock,
            settings.pace());
    var jobs = new JobDesk(dataSource, clock, random);
    var limits = new SiteLimits(settings.jobsAtOnce(), settings.perSite());
    var memory = new SnapshotMemory(fleet.biosSnapshots());
    var windows =
        new Windows(
            new Database(dataSource),
            fleet.servers(),
            fleet.catalogs()::current,
            fleet.audit(),
            clock,
            jobs::lookAgain);
    var experience = new Experience(new Database(dataSource), clock);
    var biosPlans =
        new BiosPlanMaker(
            fleet.connections(), fleet.catalogs(), fleet.biosProfiles(), experience, windows);
    var passwords =
        new PasswordSafe(
            new Database(dataSource),
            fleet.vault(),
            jobs,
            new TimeOrderedId(clock, random)::next,
            clock);
    var single = new SingleStart(fleet.servers(), jobs, fleet.audit());
    var biosChanges =
        new BiosChanges(
            fleet.servers(), new ChangeBios(biosPlans, limits), single, fleet.live(), memory, jobs);
    var biosOperations =
        new BiosOperations(
            fleet.servers(),
            new OperateBios(
                new OperationPlanMaker(fleet.connections(), windows), passwords, limits),
            single,
            fleet.live(),
            jobs,
            passwords);
    var provisioning =
        new Provisioning(
            fleet.servers(),
            new ProvisionServer(
                new PlanMaker(
                    fleet.connections(),
                    fleet.catalogs(),
                    fleet.firmware(),
                    fleet.baselineAnalysis(),
                    windows,
                    new StepTimes(new Database(dataSource)),
                    experience),
                limits),
            single);
    var orderWorker =
        new OrderWorker(
            new Database(dataSource),
            fleet.servers(),
            jobs,
            fleet.audit(),
            List.of(biosChanges.operation(), biosOperations.operation(), provisioning.operation()),
            new TimeOrderedId(clock, random),
            clock);
    var orders =
        new Orders(
            new Database(dataSource),
            fleet.servers(),
            jobs,
            fleet.audit(),
            new TimeOrderedId(clock, random),
            clock,
            orderWorker::nudge);
    var engine =
        new JobEngine(
            dataSource,
            handlers(fleet, memory, passwords, windows, settings),
            new JobSettings(
                settings.jobsAtOnce(),
                new Retries(
                    settings.maxRetries(),
                    Retries.DEFAULT.factor(),
                    settings.retryPause(),
                    settings.longestPause(),
                    Retries.DEFAULT.jitter()),
                JobSettings.DEFAULT.heartbeat(),
                JobSettings.DEFAULT.poll()),
            clock,
            random,
            settings.workerName(),
            StepEnds.toAll(
                new SettingLessons(new SettingResults(new Database(dataSource))),
                new TimeLessons(new StepTimes(new Database(dataSource)))));
    var writers = new JobWriters(jobs);
    var inventoryRound =
        new InventoryRound(
            new Database(dataSource),
            fleet.inventories(),
            writers::busy,
            settings.inventorySweep(),
            fleet.config().inventoryConcurrency(),
            clock);
    var biosKeeping = new BiosKeeping(dataSource, fleet, writers, settings.biosSweep(), clock);
    jobs.subscribe(event -> {
      if (event.kind() == JobEvent.Kind.JOB && JOB_OVER.contains(event.code())) {
        biosKeeping.jobEnded(UUID.fromString(event.subject()));
        biosOperations.jobEnded(event.job());
      }
    });
    return new Service(
        fleet,
        jobs,
        engine,
        provisioning,
        inventoryRound,
        biosKeeping,
        biosChanges,
        experience,
        windows,
        biosOperations,
        orders,
        orderWorker,
        new OldOrders(orders, settings.keepOrders()));
  }

  private static List<StepHandler<?, ?>> handlers(
      Fleet fleet,
      BiosMemory memory,
      JobPasswords passwords,
      Windows windows,
      ServiceSettings settings) {
    var handlers =
        new ArrayList<>(
            ServerSteps.handlers(
                servers(fleet),
                fleet.firmware()::open,
                (subject, inventory) ->
                    fleet.inventories().store(UUID.fromString(subject), inventory),
                memory,
                passwords,
                new Pace(settings.pace())));
    handlers.add(new AwaitWindowHandler(windows));
    return handlers;
  }

  private static void migrate(DataSource dataSource, ServiceSettings settings) {
    try {
      Schema.migrate(dataSource);
      FleetSchema.migrate(dataSource);
    } catch (FlywayException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      throw new StartProblem(
          "the tables of the database cannot be made or renewed (%s); user %s needs the right to create in its schema, and a newer program may have changed them"
              .formatted(
                  String.valueOf(cause.getMessage()).lines().findFirst().orElse(""),
                  settings.databaseUser()),
          e);
    }
  }

  private static OpenServers servers(Fleet fleet) {
    return new OpenServers() {
      @Override
      public ConnectedServer connect(UUID server) {
        return fleet.connections().connect(server);
      }

      @Override
      public AutoCloseable hold(UUID server) {
        return fleet.connections().hold(server);
      }
    };
  }

  /// And begins to keep watch over inventories and BIOS settings.
  public void runJobs() {
    biosOperations.sweep();
    engine.start();
    orderWorker.start();
    oldOrders.start();
    inventoryRound.start();
    biosKeeping.start();
  }

  public Fleet fleet() {
    return fleet;
  }

  public JobDesk jobs() {
    return jobs;
  }

  public Provisioning provisioning() {
    return provisioning;
  }

  public BiosKeeping biosKeeping() {
    return biosKeeping;
  }

  public Experience experience() {
    return experience;
  }

  public BiosChanges biosChanges() {
    return biosChanges;
  }

  public BiosOperations biosOperations() {
    return biosOperations;
  }

  public Orders orders() {
    return orders;
  }

  public Windows windows() {
    return windows;
  }

  /// Lets running steps come to their next pause, logs out of every BMC.
  @Override
  public void close() {
    oldOrders.close();
    orderWorker.close();
    inventoryRound.close();
    biosKeeping.close();
    engine.close();
    jobs.close();
    fleet.close();
  }
}
