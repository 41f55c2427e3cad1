package org.hwautomation.simulator.behaviour.lenovo;

import java.util.Optional;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;

/// XCC advertises an apply time for BIOS settings and the boot order and refuses it when it is
/// sent; everything else is as the standard has it.
public final class XccBios implements Behaviour {

  private static final String APPLY_TIME = "@Redfish.SettingsApplyTime";

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (!request.method().equals("PATCH") || !request.json().has(APPLY_TIME)) {
      return Optional.empty();
    }
    for (var system : machine.host().systems()) {
      var bios = machine.tree().link(system, "Bios");
      var settings =
          bios.map(path ->
              machine.tree().at(path, "/@Redfish.Settings/SettingsObject/@odata.id").asString(""));
      var boot =
          machine.tree().at(system, "/@Redfish.Settings/SettingsObject/@odata.id").asString("");
      if (settings.isPresent() && request.is("PATCH", settings.get())
          || !boot.isEmpty() && request.is("PATCH", boot)) {
        return Optional.of(machine.errors().base(400, "PropertyUnknown", APPLY_TIME));
      }
    }
    return Optional.empty();
  }
}
