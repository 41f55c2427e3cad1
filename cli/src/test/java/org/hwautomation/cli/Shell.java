package org.hwautomation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Objects;
import org.hwautomation.app.testing.RunningService;
import org.hwautomation.base.Secret;
import org.hwautomation.cli.client.Account;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Role;
import org.hwautomation.simulator.server.FleetSpec;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A shell in which `hwa` speaks to a service that really runs, signed in as `shell`, an
/// administrator; `guest` is a viewer. Five BMCs are simulated, of which one is enrolled as
/// `first`.
final class Shell implements BeforeAllCallback, AfterAllCallback {

  static final String PASSWORD = "made-up-Passw0rd-1";

  /// @param status the shell's `$?`
  record Run(int status, String out, String err) {
    JsonNode json() {
      return new JsonMapper().readTree(out);
    }
  }

  private @Nullable RunningService service;
  private @Nullable Simulator simulator;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    var running = RunningService.start();
    service = running;
    simulator =
        Simulator.start(
            FleetSpec.of("generic", "generic", "generic", "generic", "generic").withTimeScale(300));
    var users = running.service().fleet().users();
    users.create(Actor.system("test"), "shell", Role.ADMIN, Secret.of(PASSWORD));
    users.create(Actor.system("test"), "guest", Role.VIEWER, Secret.of(PASSWORD));
    loginAs("shell");
    add(bmc(0), "first");
    deviceType(running);
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    Account.forget();
    if (simulator != null) simulator.close();
    if (service != null) service.close();
  }

  URI uri() {
    return Objects.requireNonNull(service, "it runs while tests run").uri();
  }

  /// @param index from 0
  SimulatedBmc bmc(int index) {
    return Objects.requireNonNull(simulator, "it runs while tests run").bmcs().get(index);
  }

  Run hwa(String... args) {
    return typing("", args);
  }

  Run typing(String input, String... args) {
    var before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    var out = new StringWriter();
    var err = new StringWriter();
    try {
      int status = Main.run(new PrintWriter(out), new PrintWriter(err), args);
      return new Run(status, out.toString(), err.toString());
    } catch (RuntimeException e) {
      throw new AssertionError("hwa " + Arrays.toString(args), e);
    } finally {
      System.setIn(before);
    }
  }

  void loginAs(String user) {
    var run = typing(PASSWORD + "\n", "login", "--url", uri().toString(), "--user", user);
    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.out()).doesNotContain(PASSWORD);
  }

  void add(SimulatedBmc bmc, String name) {
    var run = typing(bmc.password() + "\n", added(bmc, name));
    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.out()).contains("Enrolled " + name).doesNotContain(bmc.password());
  }

  String[] added(SimulatedBmc bmc, String name) {
    var address = "127.0.0.1:" + bmc.address().getPort();
    return new String[] {
      "server",
      "add",
      address,
      "--user",
      bmc.user(),
      "--name",
      name,
      "--fingerprint",
      bmc.certificateSha256()
    };
  }

  private void deviceType(RunningService running) throws IOException {
    var folder = Files.createDirectories(running.configDirectory().resolve("device-types"));
    Files.writeString(
        folder.resolve("shell.yaml"),
        """
        name: from-the-shell
        match:
          - vendor: "*"
            model: "*"
        bios:
          settings:
            Sriov: Enabled
            QuietBoot: false
        """);
    assertThat(hwa("device-type", "reload").out()).contains("1 device types");
  }
}
