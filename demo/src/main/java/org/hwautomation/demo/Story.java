package org.hwautomation.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.cli.client.ServiceProblem;
import org.hwautomation.cli.output.Table;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import tools.jackson.databind.JsonNode;

/// The chapters of the demo, told through the REST API alone; the simulator is asked only for what
/// really happened.
final class Story {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final ServiceProcess service;
  private final Simulator simulator;
  private final Path config;
  private final Consumer<String> say;
  private final Map<SimulatedBmc, String> servers = new LinkedHashMap<>();
  private final Map<SimulatedBmc, JsonNode> before = new LinkedHashMap<>();
  private final Map<SimulatedBmc, String> jobs = new LinkedHashMap<>();
  private final Map<SimulatedBmc, String> problems = new LinkedHashMap<>();
  private List<StockedImage> images = List.of();
  private String order = "";

  Story(ServiceProcess service, Simulator simulator, Path config, Consumer<String> say) {
    this.service = service;
    this.simulator = simulator;
    this.config = config;
    this.say = say;
  }

  /// Enrols every BMC with its certificate pinned, and reads its inventory.
  void enrol() throws InterruptedException {
    try (var client = service.client();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (var bmc : simulator.bmcs()) running.add(threads.submit(() -> enrol(client, bmc)));
      for (var each : running) await(each);
    }
    say.accept(
        "%d of %d servers enrolled and inventoried"
            .formatted(before.size(), simulator.bmcs().size()));
    problems.forEach((bmc, text) -> say.accept("  " + bmc.name() + ": " + text));
  }

  private void enrol(ServiceClient client, SimulatedBmc bmc) {
    var body =
        Map.of(
            "name", bmc.name(),
            "host", bmc.address().getHostString(),
            "port", bmc.address().getPort(),
            "user", bmc.user(),
            "password", bmc.password(),
            "fingerprint", bmc.certificateSha256());
    try {
      var server = again(() -> client.post("/api/v1/servers", body).body());
      var id = server.path("id").asString("");
      var inventory =
          again(() -> client.post("/api/v1/servers/" + id + "/inventory", Map.of()).body());
      synchronized (this) {
        servers.put(bmc, id);
        before.put(bmc, inventory.path("inventory"));
      }
    } catch (ServiceProblem e) {
      synchronized (this) {
        problems.put(bmc, "not enrolled: " + e.getMessage());
      }
    }
  }

  /// A person would press the button again when a BMC was just busy.
  private static JsonNode again(java.util.function.Supplier<JsonNode> ask) {
    ServiceProblem last = null;
    for (int tries = 0; tries < 4; tries++) {
      try {
        return ask.get();
      } catch (ServiceProblem e) {
        last = e;
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
      }
    }
    throw java.util.Objects.requireNonNull(last);
  }

  /// Writes device types and a firmware repository, as an operator would, and has the service read
  /// them.
  void stockFirmware() throws IOException {
    var deviceType = config.resolve("device-types").resolve("virtualization-host.yaml");
    try (var in =
        Story.class.getResourceAsStream("/config/device-types/virtualization-host.yaml")) {
      Files.write(deviceType, java.util.Objects.requireNonNull(in).readAllBytes());
    }
    var stock = new FirmwareStock(config);
    images = stock.make(before);
    try (var client = service.client()) {
      stock.takeIn(client);
    }
    say.accept(
        images.size()
            + " firmware images taken into the repository, device type virtualization-host read");
  }

  /// One order for all servers: stored at once, planned server by server, each begun as a job.
  void provision() {
    var body = new LinkedHashMap<String, Object>();
    body.put("servers", List.copyOf(servers.values()));
    body.put("deviceType", "virtualization-host");
    try (var client = service.client()) {
      var accepted = client.post("/api/v1/workflows/provision-firmware-first", body).body();
      order = "/api/v1/orders/" + accepted.path("id").asString("");
    }
    say.accept("Ordered for " + servers.size() + " servers: firmware first, then BIOS");
  }

  /// Every server has its job, or its reason.
  void awaitJobs() throws InterruptedException {
    try (var client = service.client()) {
      awaitPlans(client, order);
      for (var part : client.all(order + "/servers?limit=500")) {
        var bmc = byServer(part.path("serverId").asString(""));
        if (part.path("job").isString()) jobs.put(bmc, part.path("job").asString());
        else problems.put(bmc, "not started: " + part.path("text").asString(""));
      }
    }
    say.accept("Provisioning " + jobs.size() + " servers");
    problems.forEach((bmc, text) -> say.accept("  " + bmc.name() + ": " + text));
  }

  /// Until every server has its job, or its reason.
  private static void awaitPlans(ServiceClient client, String order) throws InterruptedException {
    var limit = Instant.now().plus(LIMIT);
    while (Instant.now().isBefore(limit)) {
      var counts = client.get(order).path("counts");
      if (!counts.has("WAITING") && !counts.has("PLANNED")) return;
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
      if (Thread.interrupted()) throw new InterruptedException("ended while plans were made");
    }
  }

  /// Somewhere in the first minute of the work, of which the first seconds are planning.
  void killInTheMiddle(Random random) throws IOException {
    long millis = 200 + random.nextInt(50_000);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    say.accept("kill -9 of the service after " + millis + " ms of work, and a new start");
    service.killAndRestart();
  }

  void follow() throws InterruptedException {
    var limit = Instant.now().plus(LIMIT);
    try (var client = service.client()) {
      while (Instant.now().isBefore(limit)) {
        int over = 0;
        long percent = 0;
        for (var job : jobs.values()) {
          var now = job(client, job);
          if (now.path("over").asBoolean(false)) over++;
          percent += now.path("percent").asLong(0);
        }
        say.accept(
            "  %3d %%  %d of %d jobs over"
                .formatted(percent / Math.max(1, jobs.size()), over, jobs.size()));
        if (over == jobs.size()) return;
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(3));
        if (Thread.interrupted()) throw new InterruptedException("ended while jobs ran");
      }
    }
    say.accept("Time is up; what is not over counts as not verified.");
  }

  private static JsonNode job(ServiceClient client, String id) {
    return client.get("/api/v1/jobs/" + id);
  }

  /// @return whether every server was verified, by the service and by what really happened to the
  ///   machine
  boolean closingTable() {
    var table =
        new Table(
            "SERVER",
            "MODEL",
            "FIRMWARE",
            "BIOS",
            "REBOOTS",
            "RETRIES",
            "TOOK",
            "METHOD",
            "RESULT");
    int verified = 0;
    try (var client = service.client()) {
      for (var bmc : simulator.bmcs()) {
        var job = jobs.get(bmc);
        if (job == null) {
          table.row(
              bmc.name(),
              bmc.machine().profile().model(),
              "",
              "",
              "",
              "",
              "",
              "",
              problems.getOrDefault(bmc, "not started"));
          continue;
        }
        var outcome = ClosingLine.of(bmc, job(client, job), imagesFor(bmc));
        if (outcome.verified()) verified++;
        table.row(
            bmc.name(),
            bmc.machine().profile().model(),
            outcome.firmware(),
            outcome.bios(),
            outcome.reboots(),
            outcome.retries(),
            outcome.took(),
            outcome.method(),
            outcome.result());
      }
    }
    table.print(new PrintWriter(System.out, true));
    say.accept("%d of %d verified".formatted(verified, simulator.bmcs().size()));
    return verified == simulator.bmcs().size();
  }

  private List<StockedImage> imagesFor(SimulatedBmc bmc) {
    var profile = bmc.machine().profile().id();
    return images.stream().filter(image -> image.profile().equals(profile)).toList();
  }

  private SimulatedBmc byServer(String id) {
    return servers.entrySet().stream()
        .filter(entry -> entry.getValue().equals(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static void await(Future<?> each) throws InterruptedException {
    try {
      each.get();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
