package org.hwautomation.driver.standard.bios;

import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.standard.RedfishReadiness;
import org.hwautomation.redfish.client.Freshness;
import org.hwautomation.redfish.client.IfMatch;
import org.hwautomation.redfish.task.TaskReader;
import org.hwautomation.redfish.task.TaskRef;
import org.hwautomation.redfish.task.TaskView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Staging as the standard has it: PATCH the settings object, reset the host, look whether the
/// settings object has become what is active.
///
/// @param applyTime whether to say `OnReset`, where that is advertised
/// @param ifMatch [IfMatch#LADDER] unless the vendor needs another
public record SettingsObjectStaging(BiosResource bios, ApplyTime applyTime, IfMatch ifMatch)
    implements BiosStaging {

  public enum ApplyTime {
    WHEN_ADVERTISED,
    /// Lenovo advertises it and refuses it; HPE and Supermicro do not know it.
    NEVER
  }

  public static SettingsObjectStaging of(BiosResource bios) {
    return new SettingsObjectStaging(bios, ApplyTime.WHEN_ADVERTISED, IfMatch.LADDER);
  }

  @Override
  public Optional<JsonNode> underway(Map<String, Object> attributes) {
    return holds(bios.pending(), attributes)
        ? Optional.of(JsonNodeFactory.instance.objectNode().put("adopted", true))
        : Optional.empty();
  }

  /// Whether everything wanted is among what is pending.
  public static boolean holds(Map<String, Object> pending, Map<String, Object> wanted) {
    return !wanted.isEmpty()
        && wanted.entrySet().stream()
            .allMatch(wish -> BiosResource.sameText(pending.get(wish.getKey()), wish.getValue()));
  }

  @Override
  public JsonNode stage(Map<String, Object> attributes) {
    var path = bios.requiredSettingsPath();
    var body = JsonNodeFactory.instance.objectNode();
    if (applyTime == ApplyTime.WHEN_ADVERTISED && bios.applyTimes().contains("OnReset")) {
      body.putObject("@Redfish.SettingsApplyTime")
          .put("@odata.type", "#Settings.v1_1_0.PreferredApplyTime")
          .put("ApplyTime", "OnReset");
    }
    body.set("Attributes", toJson(attributes));
    var reply = bios.resources().bmc().patch(path, body, ifMatch);
    bios.resources().bmc().forget(path);
    var ticket = JsonNodeFactory.instance.objectNode();
    TaskRef.from(reply)
        .filter(task -> reply.accepted())
        .ifPresent(task -> ticket.put("task", task.path()));
    return ticket;
  }

  public static ObjectNode toJson(Map<String, Object> attributes) {
    var json = JsonNodeFactory.instance.objectNode();
    attributes.forEach((name, value) -> {
      switch (value) {
        case Boolean flag -> json.put(name, flag.booleanValue());
        case Long number -> json.put(name, number.longValue());
        case Integer number -> json.put(name, number.intValue());
        default -> json.put(name, value.toString());
      }
    });
    return json;
  }

  @Override
  public BiosApplyState look(JsonNode ticket) {
    var task = ticket.path("task").asString("");
    if (!task.isEmpty()
        && TaskReader.read(bios.resources().bmc(), new TaskRef(task))
            instanceof TaskView.FailedTask(var state, var text, var messages)) {
      var code = messages.isEmpty() ? state : messages.getLast().suffix();
      return new BiosApplyState.Refused(code, text);
    }
    var pending = bios.pending();
    if (pending.isEmpty()) return new BiosApplyState.Finished("nothing is pending any more");
    var system = bios.resources().system(Freshness.FRESH);
    return RedfishReadiness.inPost(system)
        ? new BiosApplyState.Applying(
            null, "host is in POST (" + RedfishReadiness.bootProgress(system) + ")")
        : new BiosApplyState.AwaitingReset(pending.size() + " attributes wait for the next reset");
  }

  /// Writes the active values over the pending ones: the standard knows no other way back.
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
}
