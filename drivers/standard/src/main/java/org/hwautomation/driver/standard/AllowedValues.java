package org.hwautomation.driver.standard;

import java.util.LinkedHashSet;
import java.util.Set;
import org.hwautomation.redfish.client.ActionTarget;
import org.hwautomation.redfish.client.Bmc;

/// What an action's parameter may be: said inline, or in an ActionInfo (Supermicro says everything
/// there). Empty when nobody says.
public final class AllowedValues {

  private AllowedValues() {}

  public static Set<String> of(Bmc bmc, ActionTarget action, String parameter) {
    var inline = action.allowed().getOrDefault(parameter, Set.of());
    if (!inline.isEmpty() || action.actionInfo().isEmpty()) return inline;
    var values = new LinkedHashSet<String>();
    bmc.find(action.actionInfo())
        .ifPresent(info -> {
          for (var described : info.json().path("Parameters")) {
            if (!described.path("Name").asString("").equals(parameter)) continue;
            for (var value : described.path("AllowableValues")) values.add(value.asString(""));
          }
        });
    return values;
  }
}
