package org.hwautomation.driver.supermicro;

import java.util.List;
import java.util.Optional;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.boot.BootOrder;
import org.hwautomation.driver.standard.Offered;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.driver.standard.boot.RedfishBootOrder;
import org.hwautomation.redfish.client.Resource;
import tools.jackson.databind.JsonNode;

/// Boot order as the board at hand has it: X13 and H13 by their fixed boot order, older ones by the
/// standard's (fact book 5.5).
record SupermicroBootOrder(ServerResources resources) implements BootOrder, Offered {

  private BootOrder way() {
    return Resource.link(resources.system().at("Oem", "Supermicro", "FixedBootOrder"))
        .<BootOrder>map(path -> new FixedBootOrder(resources, path))
        .orElseGet(() -> RedfishBootOrder.of(resources));
  }

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public boolean isOffered() {
    return !(way() instanceof RedfishBootOrder standard) || standard.isOffered();
  }

  @Override
  public List<Entry> current() {
    return way().current();
  }

  @Override
  public List<String> pending() {
    return way().pending();
  }

  @Override
  public List<BiosFault> faults(List<String> wanted) {
    return way().faults(wanted);
  }

  @Override
  public Optional<JsonNode> underway(List<String> wanted) {
    return way().underway(wanted);
  }

  @Override
  public JsonNode stage(List<String> wanted) {
    return way().stage(wanted);
  }

  @Override
  public BiosApplyState look(JsonNode ticket) {
    return way().look(ticket);
  }

  @Override
  public List<BiosVerdict> verify(List<String> wanted) {
    return way().verify(wanted);
  }
}
