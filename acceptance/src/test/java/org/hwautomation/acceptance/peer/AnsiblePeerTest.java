package org.hwautomation.acceptance.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.simulator.machine.Happening;
import org.hwautomation.simulator.machine.PowerState;
import org.hwautomation.simulator.machine.ResetType;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.tree.ResourcePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Ansible's community.general, as Debian packages it, with a plain machine and a PowerEdge in one
/// run.
class AnsiblePeerTest {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final List<String> PROFILES = List.of("generic", "dell-r750");

  @TempDir Path directory;

  @Test
  void readsSwitchesConfiguresAndUpdates() throws Exception {
    var ansible = Peer.installed("ansible-playbook", "ansible");
    var playbook = Path.of(AnsiblePeerTest.class.getResource("/peer/ansible_story.yml").toURI());
    var machines = new LinkedHashMap<String, PeerMachine>();
    try {
      for (var profile : PROFILES) machines.put(profile, new PeerMachine(profile));
      var settings = new LinkedHashMap<String, Setting>();
      machines.forEach((profile, machine) -> settings.put(profile, machine.setting()));

      var ran =
          ansible.run(
              environment(machines.get("generic").bmc()),
              LIMIT,
              "-i",
              inventory(machines).toString(),
              "-f",
              String.valueOf(PROFILES.size()),
              playbook.toString());

      assertThat(ran.status()).as(ran.output()).isZero();
      var told = new Told(json(ran.output()));
      machines.forEach((profile, machine) -> judge(profile, machine, settings.get(profile), told));
    } finally {
      machines.values().forEach(PeerMachine::close);
    }
  }

  private void judge(String profile, PeerMachine machine, Setting setting, Told told) {
    var bmc = machine.bmc();
    var tree = bmc.machine().tree();
    var inventory = told.of("inventory", profile).path("redfish_facts");
    assertThat(inventory.at("/system/entries/0/1/SerialNumber"))
        .as(profile)
        .isEqualTo(tree.at(system(bmc), "/SerialNumber"));
    for (var part : List.of("cpu", "memory", "nic", "disk")) {
      assertThat(inventory.at("/" + part + "/entries/0/1").size()).as(profile + part).isPositive();
    }
    assertThat(told.of("firmware inventory", profile).at("/redfish_facts/firmware/entries").size())
        .isPositive();
    assertThat(bmc.history().of(Happening.PowerChange.class).stream().limit(2))
        .as(profile)
        .extracting(Happening.PowerChange::to)
        .containsExactly(PowerState.OFF, PowerState.ON);
    assertThat(became(bmc, "BootedFrom")).as(profile).containsExactly("Pxe");
    assertThat(
            told.of("settings after the restart", profile)
                .at("/redfish_facts/bios_attribute/entries/0/1")
                .path(setting.name())
                .asString())
        .as(profile)
        .isEqualTo(setting.to());
    assertThat(became(bmc, setting.name())).containsExactly(setting.to());
    assertThat(told.of("update", profile).path("changed").asBoolean()).isTrue();
    assertThat(
            told.of("status of the update", profile)
                .at("/redfish_facts/update_status/status")
                .asString(""))
        .as(profile)
        .isNotEmpty();
    bmc.advance(Duration.ofMinutes(30));
    bmc.machine().inside(() -> bmc.machine().host().reset(ResetType.FORCE_RESTART));
    bmc.advance(Duration.ofMinutes(30));
    assertThat(bmc.history().flashes())
        .as(profile)
        .extracting(Happening.Flash::to)
        .containsExactly(PeerMachine.NEW_VERSION);
  }

  private static List<String> became(SimulatedBmc bmc, String attribute) {
    return bmc.history().attributeChanges().stream()
        .filter(change -> change.attribute().equals(attribute))
        .map(Happening.AttributeChange::to)
        .toList();
  }

  private static String system(SimulatedBmc bmc) {
    return bmc.machine().host().systems().getFirst();
  }

  private Path inventory(Map<String, PeerMachine> machines) throws IOException {
    var json = JsonMapper.shared().createObjectNode();
    var hosts = json.putObject("all").putObject("hosts");
    machines.forEach((name, machine) -> {
      var bmc = machine.bmc();
      var setting = machine.setting();
      hosts
          .putObject(name)
          .put("bmc", bmc.uri().getAuthority())
          .put("account", bmc.user())
          .put("vendor", bmc.machine().profile().vendor())
          .put("system", ResourcePath.lastSegment(system(bmc)))
          .put("control", machine.control().toString())
          .put("image", machine.imageUri().toString())
          .put("setting", setting.name())
          .put("wanted", setting.to());
    });
    // JSON is YAML, which is what Ansible reads.
    return Files.writeString(directory.resolve("inventory.yml"), json.toString());
  }

  /// Nothing of this machine's own Ansible set-up, and the results as JSON.
  private Map<String, String> environment(SimulatedBmc bmc) throws IOException {
    var settings = Files.writeString(directory.resolve("ansible.cfg"), "[defaults]\n");
    return Map.of(
        "BMC_PASSWORD",
        bmc.password(),
        "HOME",
        directory.toString(),
        "ANSIBLE_HOME",
        directory.toString(),
        "ANSIBLE_CONFIG",
        settings.toString(),
        "ANSIBLE_STDOUT_CALLBACK",
        "ansible.posix.json",
        "ANSIBLE_PIPELINING",
        "1",
        "ANSIBLE_NOCOLOR",
        "1",
        "LC_ALL",
        "C.UTF-8");
  }

  private static JsonNode json(String output) {
    return JsonMapper.shared()
        .readTree(output.substring(output.indexOf('{'), output.lastIndexOf('}') + 1));
  }

  /// What each task of the playbook returned for each host.
  private record Told(JsonNode run) {

    JsonNode of(String task, String host) {
      return run.at("/plays/0/tasks")
          .valueStream()
          .filter(one -> one.at("/task/name").asString("").equals(task))
          .map(one -> one.path("hosts").path(host))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no task " + task));
    }
  }
}
