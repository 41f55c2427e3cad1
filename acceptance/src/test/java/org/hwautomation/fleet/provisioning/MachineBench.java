package org.hwautomation.fleet.provisioning;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Connection;
import org.hwautomation.driver.Connector;
import org.hwautomation.driver.EndpointSpec;
import org.hwautomation.driver.ServerContext.IpmiAccess;
import org.hwautomation.driver.bios.BiosPasswords;
import org.hwautomation.driver.firmware.FirmwareImage;
import org.hwautomation.fleet.step.JobPasswords;
import org.hwautomation.fleet.step.Pace;
import org.hwautomation.fleet.step.ServerStepHandler.OpenServers;
import org.hwautomation.fleet.step.ServerSteps;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.JobEvent;
import org.hwautomation.jobs.JobSettings;
import org.hwautomation.jobs.NewJob;
import org.hwautomation.jobs.engine.JobDesk;
import org.hwautomation.jobs.engine.JobRunner;
import org.hwautomation.jobs.plan.Plan;
import org.hwautomation.jobs.step.StepEnds;
import org.hwautomation.simulator.fault.Effect;
import org.hwautomation.simulator.fault.FaultPreset;
import org.hwautomation.simulator.fault.FaultRule;
import org.hwautomation.simulator.machine.Profile;
import org.hwautomation.simulator.machine.ResetType;
import org.hwautomation.simulator.server.FleetSpec;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/// One simulated machine and the service that runs plans on it: its time and ours move together,
/// and only when a step waits.
public class MachineBench implements AutoCloseable {

  private final Simulator simulator;
  private final SimulatedBmc bmc;
  private final Connector connector = Connector.standard(InstantSource.system(), 0.001);
  private final KeptValues memory = new KeptValues();
  private JobPasswords passwords =
      job -> {
        throw new NoSuchElementException("no passwords for job " + job);
      };
  private Instant now = Instant.parse("2026-11-21T00:00:00Z");
  private @Nullable Connection connection;
  private Optional<IpmiAccess> ipmi = Optional.empty();
  private UnaryOperator<ConnectedServer> besides = UnaryOperator.identity();
  private Function<DataSource, StepEnds> lessons = _ -> StepEnds.NOBODY;

  public MachineBench(Profile profile) {
    this.simulator = Simulator.start(FleetSpec.of(List.of(profile)).withTimeScale(0));
    this.bmc = simulator.bmc();
  }

  /// A machine that was recorded in the middle of POST gets through it.
  public void leavePost() {
    var machine = bmc.machine();
    var state =
        machine.inside(() ->
            machine
                .tree()
                .at(machine.host().systems().getFirst(), "/Oem/Hpe/PostState")
                .asString(""));
    if (!state.startsWith("InPost")) return;
    machine.inside(() -> machine.host().reset(ResetType.FORCE_RESTART));
    bmc.advance(Duration.ofMinutes(10));
  }

  public SimulatedBmc bmc() {
    return bmc;
  }

  /// The machine misbehaves from now on. Slow answers are slow in real time: here a tenth as much,
  /// which is as far from every limit.
  public void strike(FaultPreset fault) {
    for (var rule : fault.rules()) bmc.fault(bearable(rule));
  }

  private static FaultRule bearable(FaultRule rule) {
    return rule.effect() instanceof Effect.Slow(var by)
        ? new FaultRule(
            rule.name(), new Effect.Slow(by.dividedBy(10)), rule.method(), rule.path(), rule.when())
        : rule;
  }

  /// A second way to the same machine, for who connects from now on.
  public void ipmi(IpmiAccess access) {
    ipmi = Optional.of(access);
  }

  /// What the server can do besides what its BMC offers.
  public void besides(UnaryOperator<ConnectedServer> ways) {
    besides = ways;
  }

  /// Who learns from the steps that are run from now on.
  public void teach(Function<DataSource, StepEnds> pupils) {
    lessons = pupils;
  }

  /// The passwords that every job is about.
  public void passwords(BiosPasswords.Change change) {
    passwords = _ -> change;
  }

  /// What a new process has: nothing of the old one's sessions. It connects when a step first needs
  /// the server.
  public void restartService() {
    connection = null;
  }

  /// @param outage how long nobody looked at the machine
  void restartService(Duration outage) {
    pass(outage);
    restartService();
  }

  public ConnectedServer server() {
    var open = connection;
    if (open == null) connection = open = connect();
    return besides.apply(open.server());
  }

  private Connection connect() {
    return connector.connect(
        new EndpointSpec(
            bmc.name(),
            bmc.address().getHostString(),
            bmc.address().getPort(),
            new EndpointSpec.Trust.Pinned(new Sha256(bmc.certificateSha256())),
            false,
            bmc.user(),
            Secret.of(bmc.password()),
            ipmi,
            Optional.empty()));
  }

  public UUID submit(DataSource database, Plan plan) {
    try (var desk = new JobDesk(database, this::now, new SecureRandom())) {
      return desk.submit(
              new NewJob(
                  UUID.randomUUID().toString(),
                  plan.operation(),
                  plan,
                  50,
                  "test",
                  Optional.empty(),
                  List.of(),
                  Map.of(),
                  Optional.empty(),
                  JsonNodeFactory.instance.objectNode()))
          .id();
    }
  }

  /// Runs a job to its end; while it waits, the machine's time goes on.
  public void run(DataSource database, UUID job) {
    var runner =
        new JobRunner(
            database,
            ServerSteps.handlers(
                servers(), this::image, (_, _) -> {}, memory, passwords, Pace.REAL),
            JobSettings.DEFAULT,
            this::now,
            new Random(7),
            "test",
            lessons.apply(database));
    for (int looks = 0; looks < 2_000; looks++) {
      var next = runner.run(job);
      if (next.isEmpty()) return;
      pass(Duration.between(now, next.get()));
    }
    throw new AssertionError("the job does not end: " + newestEvents(database, job, 20));
  }

  String newestEvents(DataSource database, UUID job, int limit) {
    try (var desk = new JobDesk(database, this::now, new SecureRandom())) {
      return desk.newestEvents(job, limit).stream()
          .map(event -> "\n  %s %s: %s".formatted(event.at(), event.step(), event.text()))
          .collect(Collectors.joining());
    }
  }

  private void pass(Duration time) {
    if (time.isNegative() || time.isZero()) return;
    now = now.plus(time);
    bmc.advance(time);
  }

  public Instant now() {
    return now;
  }

  public Job job(DataSource database, UUID job) {
    try (var desk = new JobDesk(database, this::now, new SecureRandom())) {
      return desk.find(job).orElseThrow();
    }
  }

  public List<JobEvent> events(DataSource database, UUID job) {
    try (var desk = new JobDesk(database, this::now, new SecureRandom())) {
      return desk.eventsAfter(0, Optional.of(job), 10_000);
    }
  }

  /// The file of an image that a plan names.
  FirmwareImage image(Sha256 sha) {
    throw new NoSuchElementException("no image " + sha);
  }

  private OpenServers servers() {
    return new OpenServers() {
      @Override
      public ConnectedServer connect(UUID server) {
        return MachineBench.this.server();
      }

      @Override
      public AutoCloseable hold(UUID server) {
        return () -> {};
      }
    };
  }

  @Override
  public void close() {
    if (connection != null) connection.close();
    connector.close();
    simulator.close();
  }
}
