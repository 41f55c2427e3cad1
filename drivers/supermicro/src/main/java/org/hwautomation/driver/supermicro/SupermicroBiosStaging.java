package org.hwautomation.driver.supermicro;

import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.standard.bios.BiosResource;
import org.hwautomation.driver.standard.bios.BiosStaging;
import org.hwautomation.driver.standard.bios.SettingsObjectStaging;
import org.hwautomation.driver.standard.bios.SettingsObjectStaging.ApplyTime;
import org.hwautomation.redfish.client.IfMatch;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Staging on Supermicro: PATCH of the active `Bios`, answered 202; `Bios/SD` shows what waits.
/// PATCH of `SD` resets values on some firmware, so it is only for those that refuse the other with
/// 405 (fact book 5.4).
record SupermicroBiosStaging(BiosResource bios) implements BiosStaging {

  @Override
  public Optional<JsonNode> underway(Map<String, Object> attributes) {
    return bySettings().underway(attributes);
  }

  @Override
  public JsonNode stage(Map<String, Object> attributes) {
    var active = bios.active().path();
    var body = JsonNodeFactory.instance.objectNode();
    body.set("Attributes", SettingsObjectStaging.toJson(attributes));
    try {
      bios.resources().bmc().patch(active, body);
    } catch (RedfishException e) {
      if (!(e.failure() instanceof Failure.MethodNotAllowed)) throw e;
      return bySettings().stage(attributes);
    } finally {
      bios.resources().bmc().forget(active);
    }
    return JsonNodeFactory.instance.objectNode().put("written", active);
  }

  @Override
  public BiosApplyState look(JsonNode ticket) {
    return bySettings().look(ticket);
  }

  /// There is no ClearPending: the values in force are written over what waits.
  @Override
  public void discardPending() {
    var active = bios.current().attributes();
    var back = new java.util.LinkedHashMap<String, Object>();
    for (var name : bios.pending().keySet()) {
      var value = active.get(name);
      if (value != null) back.put(name, value);
    }
    if (!back.isEmpty()) stage(back);
  }

  private SettingsObjectStaging bySettings() {
    return new SettingsObjectStaging(bios, ApplyTime.NEVER, IfMatch.LADDER);
  }
}
