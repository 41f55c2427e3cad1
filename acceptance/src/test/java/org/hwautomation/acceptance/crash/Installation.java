package org.hwautomation.acceptance.crash;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hwautomation.acceptance.process.Eventually;
import org.hwautomation.acceptance.process.HwaProcess;
import org.hwautomation.base.Secret;
import org.hwautomation.cli.client.Account;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.simulator.server.SimulatedBmc;
import tools.jackson.databind.JsonNode;

/// A service as an operator uses it: through its API alone.
final class Installation implements AutoCloseable {

  private static final Pattern PASSWORD = Pattern.compile("one-time password (\\S+)");
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /// The machines' clocks run this much faster than ours.
  static final double TIME_SCALE = 60;

  private static final String DEVICE_TYPE =
      """
      name: virtualization-host
      match:
        - vendor: "*"
          model: "*"
      bios:
        settings:
          Sriov: Enabled
          QuietBoot: false
      """;

  private final ServiceClient client;

  private Installation(ServiceClient client) {
    this.client = client;
  }

  /// Writes the configuration that a service is to start with.
  static Path configure(Path directory) throws IOException {
    var config = directory.resolve("config");
    Files.createDirectories(config.resolve("firmware"));
    Files.writeString(
        Files.createDirectories(config.resolve("device-types")).resolve("virtualization-host.yaml"),
        DEVICE_TYPE);
    return config;
  }

  /// @param service has printed its one-time password
  static Installation signIn(HwaProcess service, int port) {
    var url = URI.create("http://127.0.0.1:" + port);
    var match = PASSWORD.matcher(service.output());
    if (!match.find()) throw new AssertionError("no password in " + service.output());
    try (var unknown = new ServiceClient(new Account(url, Optional.empty()))) {
      var body = Map.of("user", "admin", "password", match.group(1), "title", "test");
      var token = unknown.post("/api/v1/sessions", body).body().path("token").asString("");
      return new Installation(new ServiceClient(new Account(url, Optional.of(Secret.of(token)))));
    }
  }

  String enrol(SimulatedBmc bmc) {
    var body =
        Map.of(
            "name", bmc.name(),
            "host", bmc.address().getHostString(),
            "port", bmc.address().getPort(),
            "user", bmc.user(),
            "password", bmc.password(),
            "fingerprint", bmc.certificateSha256());
    return client.post("/api/v1/servers", body).body().path("id").asString("");
  }

  /// @param servers at least two: they become an order
  /// @return the jobs
  List<String> provision(List<String> servers) {
    return jobsOf(order(servers));
  }

  /// @return the order, which is accepted and no more
  String order(List<String> servers) {
    var body = Map.of("servers", servers, "deviceType", "virtualization-host");
    var accepted = client.post("/api/v1/workflows/provision-firmware-first", body).body();
    return "/api/v1/orders/" + accepted.path("id").asString("");
  }

  /// Once each server has its job.
  List<String> jobsOf(String order) {
    Eventually.within(
        LIMIT,
        () -> "servers wait for their plans: " + client.get(order),
        () -> {
          var counts = client.get(order).path("counts");
          return !counts.has("WAITING") && !counts.has("PLANNED");
        });
    var jobs = new ArrayList<String>();
    for (var part : client.all(order + "/servers")) {
      if (!part.path("job").isString()) throw new AssertionError(part.toString());
      jobs.add(part.path("job").asString());
    }
    return jobs;
  }

  List<JsonNode> jobs() {
    return client.all("/api/v1/jobs");
  }

  JsonNode job(String id) {
    return client.get("/api/v1/jobs/" + id);
  }

  List<String> awaitStates(List<String> jobs) {
    Eventually.within(
        LIMIT,
        () -> "jobs still run: " + jobs.stream().map(this::job).toList(),
        () -> jobs.stream().allMatch(id -> job(id).path("over").asBoolean(false)));
    return jobs.stream().map(id -> job(id).path("state").asString("")).toList();
  }

  @Override
  public void close() {
    client.close();
  }
}
