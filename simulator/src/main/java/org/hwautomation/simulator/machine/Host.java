package org.hwautomation.simulator.machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hwautomation.simulator.tree.Json;
import tools.jackson.databind.node.ObjectNode;

/// The host side: power and POST. Shows both in every `ComputerSystem` of the tree and tells the
/// behaviours.
public final class Host {

  private final Machine machine;
  private final List<String> systems;
  private PowerState power;
  private PostState post;
  private int run;

  Host(Machine machine) {
    this.machine = machine;
    var tree = machine.tree();
    this.systems =
        new ArrayList<>(tree.link("/redfish/v1", "Systems").map(tree::members).orElse(List.of()));
    var on =
        systems.stream()
            .findFirst()
            .map(system -> tree.at(system, "/PowerState").asString("On").equals("On"))
            .orElse(true);
    this.power = on ? PowerState.ON : PowerState.OFF;
    this.post = on ? PostState.FINISHED : PostState.OFF;
  }

  public PowerState power() {
    return power;
  }

  public PostState post() {
    return post;
  }

  /// The systems of the tree, as linked from their collection.
  public List<String> systems() {
    return List.copyOf(systems);
  }

  /// Carries out a reset that was accepted. Graceful ones take the operating system's time first.
  public void reset(ResetType type) {
    var graceful = machine.traits().power().gracefulTakes();
    switch (type) {
      case ON, FORCE_ON -> powerOn(type.redfish());
      case FORCE_OFF -> powerOff();
      case GRACEFUL_SHUTDOWN -> later(graceful, this::powerOff);
      case FORCE_RESTART -> restart(HostStart.WARM_RESET, type.redfish());
      case GRACEFUL_RESTART -> later(graceful, () -> restart(HostStart.WARM_RESET, type.redfish()));
      case POWER_CYCLE, FULL_POWER_CYCLE -> {
        powerOff();
        later(Duration.ofSeconds(5), () -> powerOn(type.redfish()));
      }
      case PUSH_POWER_BUTTON -> {
        if (power == PowerState.ON) later(graceful, this::powerOff);
        else powerOn(type.redfish());
      }
      case NMI -> {} // The operating system's business; nothing that a BMC shows.
    }
  }

  private void later(Duration delay, Runnable what) {
    int then = run;
    machine
        .clock()
        .after(
            delay,
            () -> {
              if (then == run) what.run();
            });
  }

  private void powerOn(String why) {
    if (power == PowerState.ON) return;
    changePower(PowerState.ON);
    restart(HostStart.COLD_START, why);
  }

  private void powerOff() {
    if (power == PowerState.OFF) return;
    run++;
    changePower(PowerState.OFF);
    enter(PostState.OFF);
  }

  private void changePower(PowerState to) {
    machine.history().add(new Happening.PowerChange(machine.clock().instant(), power, to));
    power = to;
    for (var system : systems) showPower(system, to);
    for (var behaviour : machine.behaviours()) behaviour.onPower(machine, to);
  }

  private void showPower(String system, PowerState to) {
    var tree = machine.tree();
    tree.edit(system, node -> node.put("PowerState", to.redfish()));
    for (var chassis : tree.at(system, "/Links/Chassis")) {
      tree.edit(
          chassis.path("@odata.id").asString(""),
          node -> {
            if (node.has("PowerState")) node.put("PowerState", to.redfish());
          });
    }
  }

  private void restart(HostStart start, String why) {
    if (power == PowerState.OFF) return;
    int now = ++run;
    machine.history().add(new Happening.HostReboot(machine.clock().instant(), start, why));
    consumeBootOverride();
    for (var behaviour : machine.behaviours()) behaviour.onHostReset(machine, start);
    enter(PostState.RESET);
    var times = machine.traits().post();
    step(now, times.reset(), PostState.IN_POST);
    step(now, times.reset().plus(times.inPost()), PostState.DISCOVERY_START);
    step(
        now,
        times.reset().plus(times.inPost()).plus(times.discovery()),
        PostState.DISCOVERY_COMPLETE);
    step(
        now,
        times.reset().plus(times.inPost()).plus(times.discovery()).plus(times.toOs()),
        PostState.FINISHED);
  }

  private void step(int of, Duration after, PostState state) {
    machine
        .clock()
        .after(
            after,
            () -> {
              if (of == run) enter(state);
            });
  }

  private void enter(PostState state) {
    post = state;
    for (var system : systems) {
      machine
          .tree()
          .edit(
              system,
              node -> {
                if (node.get("BootProgress") instanceof ObjectNode progress) {
                  progress.put("LastState", state.bootProgress());
                }
              });
    }
    for (var behaviour : machine.behaviours()) behaviour.onPostState(machine, state);
    if (state == PostState.FINISHED) {
      for (var behaviour : machine.behaviours()) behaviour.onHostPostFinished(machine);
    }
  }

  /// A one-time boot override works for the boot that begins and is gone.
  private void consumeBootOverride() {
    for (var system : systems) {
      machine
          .tree()
          .edit(
              system,
              node -> {
                if (node.get("Boot") instanceof ObjectNode boot
                    && boot.path("BootSourceOverrideEnabled").asString("").equals("Once")) {
                  machine.attributeChanged(
                      "BootedFrom", "", boot.path("BootSourceOverrideTarget").asString(""), "POST");
                  boot.put("BootSourceOverrideEnabled", "Disabled");
                  boot.put("BootSourceOverrideTarget", "None");
                }
              });
    }
  }

  /// For the control API.
  public ObjectNode truth() {
    return Json.object().put("power", power.redfish()).put("post", post.hpe());
  }
}
