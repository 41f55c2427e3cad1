package org.hwautomation.acceptance.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.simulator.machine.Happening;
import org.hwautomation.simulator.machine.PowerState;
import org.hwautomation.simulator.server.Profiles;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// DMTF's redfishtool, as Debian packages it, with one machine of each vendor.
class RedfishtoolPeerTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int REDFISHTOOL_HTTP_ERROR = 5;

  @TempDir Path directory;

  static Collection<String> profiles() {
    var oneEach = new LinkedHashMap<String, String>();
    for (var profile : Profiles.all()) oneEach.putIfAbsent(profile.vendor(), profile.id());
    return oneEach.values();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void readsTheInventory(String profile) throws Exception {
    try (var machine = new PeerMachine(profile)) {
      var tool = new Tool(machine.bmc(), directory);
      var tree = machine.bmc().machine().tree();
      var system = machine.bmc().machine().host().systems().getFirst();

      var shown = tool.json("-F", "Systems", "get");
      assertThat(shown.path("SerialNumber")).isEqualTo(tree.at(system, "/SerialNumber"));
      assertThat(shown.path("BiosVersion")).isEqualTo(tree.at(system, "/BiosVersion"));
      var members = tree.members(tree.link(system, "Processors").orElseThrow());
      assertThat(tool.json("-F", "-a", "Systems", "Processors").path("Members").valueStream())
          .extracting(member -> member.path("@odata.id").asString())
          .containsExactlyElementsOf(members);
      assertThat(tool.json("-F", "Managers", "-P", "FirmwareVersion", "get").size()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void switchesConfiguresAndReboots(String profile) throws Exception {
    try (var machine = new PeerMachine(profile)) {
      var bmc = machine.bmc();
      var tool = new Tool(bmc, directory);
      var host = bmc.machine().host();

      tool.done("-F", "Systems", "reset", "ForceOff");
      bmc.advance(Duration.ofMinutes(1));
      assertThat(host.power()).isEqualTo(PowerState.OFF);
      tool.done("-F", "Systems", "reset", "On");
      bmc.advance(Duration.ofMinutes(10));
      assertThat(host.power()).isEqualTo(PowerState.ON);

      tool.done("-F", "Systems", "setBootOverride", "Once", "Pxe");
      var setting = machine.setting();
      var bios = Setting.bios(bmc.machine());
      tool.done("raw", "PATCH", settingsPath(bmc, bios), "-d", body(setting, bmc));
      bmc.advance(Duration.ofMinutes(2));
      tool.done("-F", "Systems", "reset", "ForceRestart");
      bmc.advance(Duration.ofMinutes(30));
      assertThat(value(tool.json("raw", "GET", bios), setting)).isEqualTo(setting.to());
      assertThat(bmc.history().attributeChanges())
          .extracting(Happening.AttributeChange::attribute, Happening.AttributeChange::to)
          .contains(tuple("BootedFrom", "Pxe"), tuple(setting.name(), setting.to()));
      assertThat(bmc.history().hostReboots()).isEqualTo(2);
    }
  }

  @Test
  void opensUsesAndClosesASession() throws Exception {
    try (var machine = new PeerMachine("generic")) {
      var bmc = machine.bmc();
      var tool = new Tool(bmc, directory);

      var login = tool.json("SessionService", "login");
      assertThat(bmc.machine().sessions().open()).hasSize(1);
      var token = login.path("X-Auth-Token").asString();
      assertThat(tool.withToken(token, "Systems", "list").status()).isZero();
      tool.done("SessionService", "logout", "-l", login.path("SessionLocation").asString());
      assertThat(bmc.machine().sessions().open()).isEmpty();
      var refused = tool.withToken(token, "Systems", "list");
      assertThat(refused.status()).isEqualTo(REDFISHTOOL_HTTP_ERROR);
      assertThat(refused.output()).contains("401");
    }
  }

  @Test
  void addsChangesAndDeletesAnAccount() throws Exception {
    try (var machine = new PeerMachine("generic")) {
      var accounts = machine.bmc().machine().accounts();
      var tool = new Tool(machine.bmc(), directory);

      tool.done("AccountService", "adduser", "eve", "first-Passw0rd", "Operator");
      assertThat(accounts.accepts("eve", "first-Passw0rd")).isTrue();
      tool.done("AccountService", "setpassword", "eve", "other-Passw0rd");
      assertThat(accounts.accepts("eve", "other-Passw0rd")).isTrue();
      tool.done("AccountService", "deleteuser", "eve");
      assertThat(accounts.accepts("eve", "other-Passw0rd")).isFalse();
    }
  }

  private static String value(JsonNode bios, Setting setting) {
    return bios.path("Attributes").path(setting.name()).asString();
  }

  /// Supermicro takes settings at the active resource (fact book 5.4).
  private static String settingsPath(SimulatedBmc bmc, String bios) {
    return bmc.machine().profile().vendor().equals("Supermicro")
        ? bios
        : bmc.machine().tree().at(bios, "/@Redfish.Settings/SettingsObject/@odata.id").asString();
  }

  /// iDRAC lets settings lie for ever unless told when (fact book 3.4).
  private static String body(Setting setting, SimulatedBmc bmc) {
    var body = JsonMapper.shared().createObjectNode();
    body.putObject("Attributes").put(setting.name(), setting.to());
    if (bmc.machine().profile().vendor().equals("Dell")) {
      body.putObject("@Redfish.SettingsApplyTime").put("ApplyTime", "OnReset");
    }
    return body.toString();
  }

  /// redfishtool with one BMC's address, and its account in a file.
  private static final class Tool {

    private final Peer program = Peer.installed("redfishtool", "redfishtool");
    private final String authority;
    private final Path account;

    Tool(SimulatedBmc bmc, Path directory) throws IOException {
      authority = bmc.uri().getAuthority();
      account =
          Files.writeString(
              directory.resolve("account.json"),
              JsonMapper.shared()
                  .writeValueAsString(Map.of("user", bmc.user(), "password", bmc.password())));
    }

    void done(String... arguments) {
      var result = run(List.of("-c", account.toString()), arguments);
      assertThat(result.status()).as(result.output()).isZero();
    }

    JsonNode json(String... arguments) {
      var result = run(List.of("-c", account.toString()), arguments);
      assertThat(result.status()).as(result.output()).isZero();
      return JsonMapper.shared().readTree(result.output());
    }

    Peer.Result withToken(String token, String... arguments) {
      return run(List.of("-A", "Session", "-t", token), arguments);
    }

    private Peer.Result run(List<String> login, String... arguments) {
      var all = new ArrayList<>(List.of("-r", authority, "-S", "Always", "-T", "60"));
      all.addAll(login);
      all.addAll(List.of(arguments));
      return program.run(Map.of(), LIMIT, all.toArray(String[]::new));
    }
  }
}
