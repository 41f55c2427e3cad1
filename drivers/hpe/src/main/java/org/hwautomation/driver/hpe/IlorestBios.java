package org.hwautomation.driver.hpe;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosComparison;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosDialect;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.intent.IntentMappings;
import org.hwautomation.driver.standard.Offered;
import org.hwautomation.driver.standard.bios.BiosResource;
import org.hwautomation.driver.standard.bios.SettingsObjectStaging;
import org.hwautomation.redfish.failure.Effect;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.hwautomation.redfish.message.Message;
import org.hwautomation.redfish.registry.AttributeRegistry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// BIOS settings written by `ilorest`, read and judged by Redfish: the way that is left when iLO
/// takes HPE's own program and not us.
record IlorestBios(BiosConfiguration redfish, BiosResource bios, Ilorest ilorest)
    implements BiosConfiguration, Offered {

  @Override
  public Method method() {
    return Method.VENDOR_TOOL;
  }

  @Override
  public boolean isOffered() {
    return bios.exists();
  }

  @Override
  public BiosSettings current() {
    return redfish.current();
  }

  @Override
  public Map<String, Object> pending() {
    return redfish.pending();
  }

  @Override
  public Optional<AttributeRegistry> registry() {
    return redfish.registry();
  }

  @Override
  public BiosDialect dialect() {
    return redfish.dialect();
  }

  @Override
  public IntentMappings intents() {
    return redfish.intents();
  }

  @Override
  public BiosComparison compare(Map<String, Object> wanted, List<String> preserve) {
    return redfish.compare(wanted, preserve);
  }

  @Override
  public Optional<JsonNode> underway(Map<String, Object> attributes) {
    return redfish.underway(attributes);
  }

  @Override
  public JsonNode stage(Map<String, Object> attributes) {
    var path = bios.requiredSettingsPath();
    var ticket = judgedSoFar();
    var body = JsonNodeFactory.instance.objectNode();
    body.set("Attributes", SettingsObjectStaging.toJson(attributes));
    var where = new Where(bios.resources().name(), "ilorest rawpatch", path);
    try {
      int status = ilorest.patch(path + "/", body);
      bios.resources().bmc().forget(path);
      if (status != 0) throw new RedfishException(refusal(where, status));
    } catch (IOException e) {
      throw new RedfishException(new Failure.ConnectionLost(where, reason(e), Effect.UNKNOWN), e);
    }
    return ticket;
  }

  private ObjectNode judgedSoFar() {
    var settings = bios.active().at("@Redfish.Settings");
    return JsonNodeFactory.instance
        .objectNode()
        .put("judged", settings.path("Time").asString("") + settings.path("ETag").asString(""));
  }

  private static String reason(IOException e) {
    return String.valueOf(e.getMessage());
  }

  /// Exit codes of ilorest 3.6 (vendor-tools.md, "Tried here").
  private static Failure refusal(Where where, int status) {
    return switch (status) {
      case 32 -> new Failure.Unauthenticated(where, List.of());
      case 28, 63 -> new Failure.RejectedByValidation(where, status, List.of(said(status)));
      case 31, 44 -> new Failure.Unreachable(where, "ilorest ended with status " + status);
      default -> new Failure.ServiceError(where, status, List.of(said(status)), Effect.UNKNOWN);
    };
  }

  private static Message said(int status) {
    return new Message(
        "ilorest." + status, "ilorest ended with status " + status, List.of(), "", List.of(), "");
  }

  @Override
  public BiosApplyState look(JsonNode ticket) {
    return redfish.look(ticket);
  }

  @Override
  public List<BiosVerdict> verify(Map<String, Object> wanted) {
    return redfish.verify(wanted);
  }

  @Override
  public void discardPending() {
    redfish.discardPending();
  }
}
