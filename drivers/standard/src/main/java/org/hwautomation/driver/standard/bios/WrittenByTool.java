package org.hwautomation.driver.standard.bios;

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
import org.hwautomation.redfish.registry.AttributeRegistry;
import tools.jackson.databind.JsonNode;

/// BIOS settings that a vendor's program writes and Redfish reads and judges: what is not written
/// by us is all the more to be read by us.
public abstract class WrittenByTool implements BiosConfiguration, Offered {

  private final BiosConfiguration redfish;
  private final BiosResource bios;

  protected WrittenByTool(BiosConfiguration redfish, BiosResource bios) {
    this.redfish = redfish;
    this.bios = bios;
  }

  protected BiosResource bios() {
    return bios;
  }

  @Override
  public final Method method() {
    return Method.VENDOR_TOOL;
  }

  @Override
  public final boolean isOffered() {
    return bios.exists();
  }

  @Override
  public final BiosSettings current() {
    return redfish.current();
  }

  @Override
  public final Map<String, Object> pending() {
    return redfish.pending();
  }

  @Override
  public final Optional<AttributeRegistry> registry() {
    return redfish.registry();
  }

  @Override
  public final BiosDialect dialect() {
    return redfish.dialect();
  }

  @Override
  public final IntentMappings intents() {
    return redfish.intents();
  }

  @Override
  public final BiosComparison compare(Map<String, Object> wanted, List<String> preserve) {
    return redfish.compare(wanted, preserve);
  }

  @Override
  public final Optional<JsonNode> underway(Map<String, Object> attributes) {
    return redfish.underway(attributes);
  }

  @Override
  public final BiosApplyState look(JsonNode ticket) {
    return redfish.look(ticket);
  }

  @Override
  public final List<BiosVerdict> verify(Map<String, Object> wanted) {
    return redfish.verify(wanted);
  }

  @Override
  public final void discardPending() {
    redfish.discardPending();
  }
}
