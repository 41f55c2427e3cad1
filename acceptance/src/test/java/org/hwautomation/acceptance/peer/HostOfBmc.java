package org.hwautomation.acceptance.peer;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.PowerState;
import org.hwautomation.simulator.machine.ResetType;
import tools.jackson.databind.node.ObjectNode;

/// The host of a simulated Redfish BMC, given to `ipmi_sim` as well: one machine with two ways in.
public final class HostOfBmc implements IpmiSim.Host {

  private final Machine machine;
  private final List<String> commands = new CopyOnWriteArrayList<>();

  public HostOfBmc(Machine machine) {
    this.machine = machine;
  }

  /// What was asked for by IPMI: `power 0`, `boot pxe`.
  public List<String> commands() {
    return List.copyOf(commands);
  }

  @Override
  public String read(String name) {
    return machine.inside(() ->
        switch (name) {
          case "power" -> machine.host().power() == PowerState.ON ? "1" : "0";
          case "boot" -> ipmiName(boot().path("BootSourceOverrideTarget").asString(""));
          default -> "0";
        });
  }

  @Override
  public void write(String name, String value) {
    commands.add(name + " " + value);
    machine.inside(() -> {
      switch (name) {
        case "power" ->
            machine.host().reset(value.equals("0") ? ResetType.FORCE_OFF : ResetType.ON);
        case "shutdown" -> machine.host().reset(ResetType.GRACEFUL_SHUTDOWN);
        case "reset" -> machine.host().reset(ResetType.FORCE_RESTART);
        case "boot" ->
            machine
                .tree()
                .edit(
                    machine.host().systems().getFirst(),
                    system ->
                        system
                            .withObject("/Boot")
                            .put("BootSourceOverrideEnabled", "Once")
                            .put("BootSourceOverrideTarget", redfishName(value)));
        default -> throw new IllegalArgumentException("ipmi_sim asks for " + name);
      }
    });
  }

  private ObjectNode boot() {
    return machine
        .tree()
        .json(machine.host().systems().getFirst())
        .orElseThrow()
        .withObject("/Boot");
  }

  private static String ipmiName(String redfish) {
    return switch (redfish) {
      case "Pxe" -> "pxe";
      case "Hdd" -> "default";
      case "Cd" -> "cdrom";
      case "BiosSetup" -> "bios";
      default -> "none";
    };
  }

  private static String redfishName(String ipmi) {
    return switch (ipmi) {
      case "pxe" -> "Pxe";
      case "default" -> "Hdd";
      case "cdrom" -> "Cd";
      case "bios" -> "BiosSetup";
      default -> "None";
    };
  }
}
