package org.hwautomation.driver.standard.bios;

import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.bios.BiosApplyState;
import tools.jackson.databind.JsonNode;

/// How BIOS attributes get into the BMC so that the next reset applies them: the part of
/// [RedfishBios] in which vendors differ. Methods as in
/// [org.hwautomation.driver.bios.BiosConfiguration].
public interface BiosStaging {

  Optional<JsonNode> underway(Map<String, Object> attributes);

  JsonNode stage(Map<String, Object> attributes);

  BiosApplyState look(JsonNode ticket);

  void discardPending();
}
