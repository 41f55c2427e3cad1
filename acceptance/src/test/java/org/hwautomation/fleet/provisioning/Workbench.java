package org.hwautomation.fleet.provisioning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Connection;
import org.hwautomation.driver.Connector;
import org.hwautomation.driver.EndpointSpec;
import org.hwautomation.driver.ServerContext.IpmiAccess;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareImage;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.FirmwareUpdate;
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
import org.hwautomation.simulator.image.FirmwareImageWriter;
import org.hwautomation.simulator.machine.FirmwareComponent;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/// One simulated machine on which the provisioning plan is made and run by hand: its time and ours
/// move together, and only when a step waits.
public final class Workbench implements AutoCloseable {

  private static final Set<ComponentKind> UPDATED =
      Set.of(ComponentKind.BMC, ComponentKind.BIOS, ComponentKind.NIC);

  private final Persona persona;
  private final Simulator simulator;
  private final SimulatedBmc bmc;
  private final Connector connector = Connector.standard(InstantSource.system(), 0.001);
  private final Map<Sha256, FirmwareImage> images = new HashMap<>();
  private final Map<String, String> wanted = new HashMap<>();
  private final KeptValues memory = new KeptValues();
  private final Path directory;
  private Instant now = Instant.parse("2026-11-21T00:00:00Z");
  private @Nullable Connection connection;
  private Optional<IpmiAccess> ipmi = Optional.empty();
  private UnaryOperator<ConnectedServer> besides = UnaryOperator.identity();
  private Function<DataSource, StepEnds> lessons = _ -> StepEnds.NOBODY;

  public Workbench(Persona persona, Path directory) {
    this.persona = persona;
    this.simulator = Simulator.byHand(persona.profile());
    this.bmc = simulator.bmc();
    this.directory = directory;
  }

  public Persona persona() {
    return persona;
  }

  public SimulatedBmc bmc() {
    return bmc;
  }

  /// Whether the machine really has all that was planned: versions and settings.
  boolean isAsWanted() {
    boolean firmware =
        wanted.entrySet().stream()
            .allMatch(one ->
                bmc.machine()
                    .firmware()
                    .component(one.getKey())
                    .map(FirmwareComponent::version)
                    .equals(Optional.of(one.getValue())));
    return firmware && persona.isConfigured(bmc);
  }

  /// A second way to the same machine, for who connects from now on.
  void ipmi(IpmiAccess access) {
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

  Plan plan(Map<String, Object> biosSettings) {
    var server = server();
    var update = server.must(FirmwareUpdate.class);
    var targets = new ArrayList<FirmwareTarget>();
    for (var item : update.inventory()) {
      if (UPDATED.contains(item.kind()) && item.state() == FirmwareItem.State.ACTIVE) {
        component(item).map(c -> target(item, c)).ifPresent(targets::add);
      }
    }
    var bios =
        server
            .can(BiosConfiguration.class)
            .map(b -> b.compare(biosSettings, List.of()))
            .orElseThrow();
    if (!bios.faults().isEmpty()) throw new AssertionError(bios.faults().toString());
    return ProvisioningPlanner.plan(
        server.name(),
        server.identify(),
        update.order(targets),
        bios,
        ProvisionRequest.standard(),
        List.of());
  }

  private Optional<FirmwareComponent> component(FirmwareItem item) {
    return bmc.machine().firmware().components().stream()
        .filter(c -> c.inventoryPath().endsWith("/" + item.id()))
        .findFirst();
  }

  private FirmwareTarget target(FirmwareItem item, FirmwareComponent component) {
    var profile = bmc.machine().profile();
    var version = next(item.version());
    wanted.put(component.id(), version);
    var fileName = item.component().replace(':', '-') + persona.imageSuffix();
    try {
      var file =
          FirmwareImageWriter.write(
              new org.hwautomation.simulator.image.FirmwareImage(
                  profile.vendor(),
                  component.id(),
                  version,
                  List.of(profile.model()),
                  component.activation(),
                  4096),
              directory.resolve(bmc.name() + "-" + fileName));
      var sha = Sha256.of(file);
      var size = new ByteSize(Files.size(file));
      images.put(sha, new FirmwareImage(file, fileName, size, sha));
      return new FirmwareTarget(
          item.kind(),
          item.component(),
          item.slot(),
          item.id(),
          item.version(),
          version,
          fileName,
          sha,
          size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String next(String version) {
    var match = java.util.regex.Pattern.compile("(.*\\d\\.)(\\d+)(.*)").matcher(version);
    if (!match.matches()) throw new AssertionError(version);
    var width = match.group(2).length();
    return match.group(1)
        + String.format("%0" + width + "d", Long.parseLong(match.group(2)) + 1)
        + match.group(3);
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
            ServerSteps.handlers(servers(), this::image, (_, _) -> {}, memory, Pace.REAL),
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

  private FirmwareImage image(Sha256 sha) {
    return Optional.ofNullable(images.get(sha))
        .orElseThrow(() -> new NoSuchElementException("no image " + sha));
  }

  private OpenServers servers() {
    return new OpenServers() {
      @Override
      public ConnectedServer connect(UUID server) {
        return Workbench.this.server();
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
