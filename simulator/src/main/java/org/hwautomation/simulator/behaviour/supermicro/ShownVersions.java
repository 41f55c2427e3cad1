package org.hwautomation.simulator.behaviour.supermicro;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.HostStart;
import org.hwautomation.simulator.machine.Machine;

/// What a Supermicro BMC shows beside the inventory: the bare BIOS version in the system, where the
/// inventory has `BIOS Date: … Ver 1.4`; the time of the last reset; and its own clock.
public final class ShownVersions implements Behaviour {

  @Override
  public void onHostPostFinished(Machine machine) {
    machine
        .firmware()
        .component("BIOS")
        .filter(bios -> bios.activation() == Activation.HOST_RESET)
        .flatMap(bios -> bios.staged())
        .ifPresent(staged -> showBios(bare(staged), machine));
  }

  private static void showBios(String version, Machine machine) {
    for (var system : machine.host().systems()) {
      machine.tree().edit(system, node -> node.put("BiosVersion", version));
    }
  }

  /// `BIOS Date: 08/04/2023 Ver 1.4` is `1.4`.
  public static String bare(String version) {
    int at = version.lastIndexOf("Ver ");
    return at < 0 ? version : version.substring(at + 4).strip();
  }

  @Override
  public void onHostReset(Machine machine, HostStart start) {
    for (var system : machine.host().systems()) {
      machine.tree().edit(system, node -> node.put("LastResetTime", now(machine)));
    }
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (request.method().equals("GET")) {
      for (var manager :
          machine.tree().link("/redfish/v1", "Managers").map(machine.tree()::members).stream()
              .flatMap(java.util.List::stream)
              .toList()) {
        if (request.is("GET", manager)) {
          machine.tree().edit(manager, node -> node.put("DateTime", now(machine)));
        }
      }
    }
    return Optional.empty();
  }

  private static String now(Machine machine) {
    return machine.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
