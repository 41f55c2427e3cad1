package org.hwautomation.driver.supermicro;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosDefaults;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.standard.Offered;
import org.hwautomation.driver.standard.bios.BiosResource;
import org.hwautomation.driver.standard.bios.RedfishBiosDefaults;
import tools.jackson.databind.JsonNode;

/// Factory settings by SUM's `LoadDefaultBiosCfg`; foretold and judged by Redfish.
record SumDefaults(RedfishBiosDefaults redfish, BiosResource bios, SumTool tool)
    implements BiosDefaults, Offered {

  @Override
  public Method method() {
    return Method.VENDOR_TOOL;
  }

  @Override
  public boolean isOffered() {
    return bios.exists();
  }

  @Override
  public Map<String, Object> foretold() {
    return redfish.foretold();
  }

  @Override
  public List<BiosFault> faults(Map<String, Object> wanted) {
    return redfish.faults(wanted);
  }

  @Override
  public Optional<JsonNode> underway(Map<String, Object> wanted) {
    return redfish.underway(wanted);
  }

  @Override
  public JsonNode stage(Map<String, Object> wanted) {
    var ticket = RedfishBiosDefaults.ticket(foretold().size());
    tool.act("LoadDefaultBiosCfg");
    bios.resources().bmc().forget(bios.active().path());
    return ticket;
  }

  @Override
  public BiosApplyState look(JsonNode ticket) {
    return redfish.look(ticket);
  }

  @Override
  public List<BiosVerdict> verify(Map<String, Object> wanted) {
    return redfish.verify(wanted);
  }
}
