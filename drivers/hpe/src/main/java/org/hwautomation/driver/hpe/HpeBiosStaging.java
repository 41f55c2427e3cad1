package org.hwautomation.driver.hpe;

import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.standard.bios.BiosResource;
import org.hwautomation.driver.standard.bios.BiosStaging;
import org.hwautomation.driver.standard.bios.SettingsObjectStaging;
import org.hwautomation.driver.standard.bios.SettingsObjectStaging.ApplyTime;
import org.hwautomation.redfish.client.Freshness;
import org.hwautomation.redfish.client.IfMatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Staging on iLO: PATCH without an apply time, applied and judged in the next POST. That POST is
/// known to be over when `@Redfish.Settings` carries another `Time` or `ETag` (fact book 4.3).
record HpeBiosStaging(BiosResource bios) implements BiosStaging {

  @Override
  public Optional<JsonNode> underway(Map<String, Object> attributes) {
    return plain().underway(attributes).map(_ -> ticket());
  }

  @Override
  public JsonNode stage(Map<String, Object> attributes) {
    var ticket = ticket(); // before the change, so that a later judgement differs from it
    plain().stage(attributes);
    return ticket;
  }

  @Override
  public BiosApplyState look(JsonNode ticket) {
    var system = bios.resources().system(Freshness.FRESH);
    if (HpeReadiness.inPost(system)) {
      return new BiosApplyState.Applying(
          null, "host is in POST (" + HpeReadiness.postState(system) + ")");
    }
    if (ticket.has("judged") && !ticket.path("judged").equals(ticket().path("judged"))) {
      return new BiosApplyState.Finished("POST has judged the settings");
    }
    int pending = bios.pending().size();
    return pending == 0
        ? new BiosApplyState.Finished("nothing is pending any more")
        : new BiosApplyState.AwaitingReset(pending + " attributes wait for the next reset");
  }

  @Override
  public void discardPending() {
    plain().discardPending();
  }

  private ObjectNode ticket() {
    var settings = bios.active().at("@Redfish.Settings");
    return JsonNodeFactory.instance
        .objectNode()
        .put("judged", settings.path("Time").asString("") + settings.path("ETag").asString(""));
  }

  private SettingsObjectStaging plain() {
    return new SettingsObjectStaging(bios, ApplyTime.NEVER, IfMatch.LADDER);
  }
}
