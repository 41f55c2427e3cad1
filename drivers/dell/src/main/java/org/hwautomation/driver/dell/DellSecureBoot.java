package org.hwautomation.driver.dell;

import java.util.List;
import java.util.Optional;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.boot.SecureBootControl;
import org.hwautomation.driver.standard.Offered;
import org.hwautomation.driver.standard.boot.RedfishSecureBoot;
import tools.jackson.databind.JsonNode;

/// Secure boot on iDRAC: carried out by a configuration job, and not shown before.
record DellSecureBoot(RedfishSecureBoot plain, DellBiosStaging staging)
    implements SecureBootControl, Offered {

  @Override
  public Method method() {
    return plain.method();
  }

  @Override
  public boolean isOffered() {
    return plain.isOffered();
  }

  @Override
  public State current() {
    return plain.current();
  }

  @Override
  public List<BiosFault> faults(Boolean wanted) {
    return plain.faults(wanted);
  }

  @Override
  public Optional<JsonNode> underway(Boolean wanted) {
    return plain.underway(wanted).flatMap(_ -> staging.standing());
  }

  /// A job does not show that it carries secure boot.
  @Override
  public Optional<JsonNode> interrupted(Boolean wanted) {
    return staging.standing();
  }

  @Override
  public JsonNode stage(Boolean wanted) {
    return staging.scheduled(() -> plain.send(wanted));
  }

  @Override
  public BiosApplyState look(JsonNode ticket) {
    return staging.look(ticket);
  }

  @Override
  public List<BiosVerdict> verify(Boolean wanted) {
    return plain.verify(wanted);
  }
}
