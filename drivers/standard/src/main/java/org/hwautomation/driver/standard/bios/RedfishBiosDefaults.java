package org.hwautomation.driver.standard.bios;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosDefaults;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.standard.AllowedValues;
import org.hwautomation.driver.standard.Offered;
import org.hwautomation.driver.standard.RedfishReadiness;
import org.hwautomation.redfish.client.ActionTarget;
import org.hwautomation.redfish.client.Freshness;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.hwautomation.redfish.registry.AttributeRegistry.Attribute;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Factory settings by `Bios.ResetBios`. Newer services say by `ResetBiosToDefaultsPending` that
/// they wait, others show the defaults among what is pending, some show nothing; then the defaults
/// themselves tell, as soon as they are in force.
///
/// @param settings reads and judges the attributes
public record RedfishBiosDefaults(BiosResource bios, BiosConfiguration settings)
    implements BiosDefaults, Offered {

  private static final String PENDING = "ResetBiosToDefaultsPending";

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public boolean isOffered() {
    return bios.exists() && action().isPresent();
  }

  private Optional<ActionTarget> action() {
    try {
      return bios.known().action("Bios.ResetBios");
    } catch (RedfishException e) {
      if (e.failure() instanceof Failure.LicenseRequired) return Optional.empty();
      throw e;
    }
  }

  @Override
  public Map<String, Object> foretold() {
    var foretold = new LinkedHashMap<String, Object>();
    var current = settings.current().attributes();
    settings
        .registry()
        .ifPresent(registry ->
            registry
                .attributes()
                .forEach((name, attribute) -> {
                  var now = current.get(name);
                  var factory = factory(attribute);
                  if (now != null
                      && factory.isPresent()
                      && !BiosResource.sameText(now, factory.get())) {
                    foretold.put(name, factory.get());
                  }
                }));
    return foretold;
  }

  private static Optional<Object> factory(Attribute attribute) {
    boolean keeps = attribute.readOnly() || attribute.immutable() || attribute.systemUnique();
    if (keeps || attribute.type() == AttributeRegistry.Type.PASSWORD) return Optional.empty();
    return Optional.ofNullable(BiosSettings.plain(attribute.defaultValue()))
        .map(value -> typed(value, attribute.type()));
  }

  /// Lenovo writes the defaults of integers as text (fact book 6).
  private static Object typed(Object value, AttributeRegistry.Type type) {
    boolean number =
        type == AttributeRegistry.Type.INTEGER
            && value instanceof String text
            && text.matches("-?\\d{1,18}");
    return number ? Long.valueOf(value.toString()) : value;
  }

  @Override
  public List<BiosFault> faults(Map<String, Object> wanted) {
    return List.of();
  }

  @Override
  public Optional<JsonNode> underway(Map<String, Object> wanted) {
    boolean flagged = bios.active().bool(PENDING, false);
    return flagged || SettingsObjectStaging.holds(bios.pending(), wanted)
        ? Optional.of(ticket(wanted.size()))
        : Optional.empty();
  }

  @Override
  public JsonNode stage(Map<String, Object> wanted) {
    var target = action().orElseThrow(this::none);
    var ticket = ticket(foretold().size());
    bios.resources().bmc().post(target.target(), body(target));
    bios.resources().bmc().forget(bios.active().path());
    return ticket;
  }

  /// Only Lenovo has a parameter, and says so in an ActionInfo (fact book 6).
  private ObjectNode body(ActionTarget target) {
    var body = JsonNodeFactory.instance.objectNode();
    AllowedValues.of(bios.resources().bmc(), target, "ResetType").stream()
        .filter(type -> type.equalsIgnoreCase("default"))
        .findFirst()
        .ifPresent(type -> body.put("ResetType", type));
    return body;
  }

  /// @param differing how many attributes were not at their defaults
  public static ObjectNode ticket(int differing) {
    return JsonNodeFactory.instance.objectNode().put("differing", differing);
  }

  @Override
  public BiosApplyState look(JsonNode ticket) {
    var system = bios.resources().system(Freshness.FRESH);
    if (RedfishReadiness.inPost(system)) {
      return new BiosApplyState.Applying(
          null, "host is in POST (" + RedfishReadiness.bootProgress(system) + ")");
    }
    var active = bios.active();
    if (active.json().path(PENDING).isBoolean()) {
      return active.bool(PENDING, false)
          ? new BiosApplyState.AwaitingReset("the defaults wait for the next reset")
          : new BiosApplyState.Finished("the BMC waits for the defaults no more");
    }
    int pending = bios.pending().size();
    if (pending > 0) {
      return new BiosApplyState.AwaitingReset(pending + " defaults wait for the next reset");
    }
    int before = ticket.path("differing").asInt(0);
    int now = foretold().size();
    return before > 0 && now >= before
        ? new BiosApplyState.AwaitingReset("none of " + now + " defaults is in force yet")
        : new BiosApplyState.Finished(
            before - now + " of " + before + " attributes went to their defaults");
  }

  @Override
  public List<BiosVerdict> verify(Map<String, Object> wanted) {
    return settings.verify(wanted);
  }

  private RedfishException none() {
    return new RedfishException(
        new Failure.NotSupported(
            new Where(bios.resources().name(), "POST Bios.ResetBios", bios.active().path()),
            List.of()));
  }
}
