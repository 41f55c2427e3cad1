package org.hwautomation.driver.dell;

import java.util.List;
import java.util.Optional;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.boot.BootOrder;
import org.hwautomation.driver.standard.Offered;
import org.hwautomation.driver.standard.boot.RedfishBootOrder;
import tools.jackson.databind.JsonNode;

/// Boot order on iDRAC: carried out by a configuration job, which iDRAC makes by itself where it
/// takes an apply time.
record DellBootOrder(RedfishBootOrder plain, DellBiosStaging staging)
    implements BootOrder, Offered {

  @Override
  public Method method() {
    return plain.method();
  }

  @Override
  public boolean isOffered() {
    return plain.isOffered();
  }

  @Override
  public List<Entry> current() {
    return plain.current();
  }

  @Override
  public List<String> pending() {
    return plain.pending();
  }

  @Override
  public List<BiosFault> faults(List<String> wanted) {
    return plain.faults(wanted);
  }

  @Override
  public Optional<JsonNode> underway(List<String> wanted) {
    return plain.underway(wanted).flatMap(_ -> staging.standing());
  }

  @Override
  public JsonNode stage(List<String> wanted) {
    return staging.scheduled(() -> plain.send(wanted));
  }

  @Override
  public BiosApplyState look(JsonNode ticket) {
    return staging.look(ticket);
  }

  @Override
  public List<BiosVerdict> verify(List<String> wanted) {
    return plain.verify(wanted);
  }
}
