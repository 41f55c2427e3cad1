package org.hwautomation.simulator.behaviour.hpe;

import java.util.Optional;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.fault.Condition;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.PostState;
import org.hwautomation.simulator.machine.PowerState;
import org.hwautomation.simulator.tree.ResourcePath;

/// `PostState` and device discovery, and the writes that iLO refuses while the host is in POST
/// (fact book 4.4).
public final class IloPost implements Behaviour {

  @Override
  public void onPostState(Machine machine, PostState state) {
    show(state.hpe(), discovery(state), machine);
  }

  @Override
  public void onPower(Machine machine, PowerState power) {
    if (power == PowerState.OFF) {
      show(PostState.OFF.hpe(), discovery(PostState.OFF), machine);
    }
  }

  private static String discovery(PostState state) {
    return switch (state) {
      case OFF -> "vAuxDeviceDiscoveryComplete";
      case RESET, IN_POST, DISCOVERY_START -> "Busy";
      case DISCOVERY_COMPLETE, FINISHED -> "vMainDeviceDiscoveryComplete";
    };
  }

  private static void show(String post, String discovery, Machine machine) {
    for (var system : machine.host().systems()) {
      machine
          .tree()
          .edit(
              system,
              node -> {
                var oem = node.withObject("/Oem/Hpe");
                oem.put("PostState", post);
                oem.withObject("/DeviceDiscoveryComplete").put("DeviceDiscovery", discovery);
              });
    }
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (!request.method().equals("PATCH") && !request.method().equals("PUT")) {
      return Optional.empty();
    }
    boolean concerned = isBios(request.path(), machine) || isBoot(request, machine);
    if (!concerned) return Optional.empty();
    boolean busy =
        machine.host().post().inPost()
            || machine.faults().strikes(Condition.POST_BUSY, machine, request.path());
    return busy
        ? Optional.of(IloMessages.refused("UnableToModifyDuringSystemPOST", machine))
        : Optional.empty();
  }

  private static boolean isBios(String path, Machine machine) {
    var key = ResourcePath.key(path);
    return machine.host().systems().stream()
        .flatMap(system -> machine.tree().link(system, "Bios").stream())
        .anyMatch(bios -> key.startsWith(ResourcePath.key(bios) + "/"));
  }

  private static boolean isBoot(Request request, Machine machine) {
    return request.json().has("Boot")
        && machine.host().systems().stream()
            .anyMatch(system -> ResourcePath.key(system).equals(ResourcePath.key(request.path())));
  }
}
