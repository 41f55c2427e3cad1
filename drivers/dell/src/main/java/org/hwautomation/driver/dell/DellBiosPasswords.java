package org.hwautomation.driver.dell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosPasswords;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.standard.Offered;
import org.hwautomation.driver.standard.bios.BiosResource;
import org.hwautomation.driver.standard.bios.RedfishBiosPasswords;
import tools.jackson.databind.JsonNode;

/// BIOS passwords on iDRAC: accepted by the action, carried out by a configuration job. A hash
/// among the attributes tells that one is set (fact book 3.3).
record DellBiosPasswords(RedfishBiosPasswords plain, DellBiosStaging staging)
    implements BiosPasswords, Offered {

  private static final Map<String, String> HASHES =
      Map.of("SetupPassword", "SHA256SetupPassword", "SysPassword", "SHA256SystemPassword");

  static State shown(String password, BiosResource bios) {
    var hash = HASHES.get(password);
    var value = hash == null ? null : bios.current().attributes().get(hash);
    if (value == null) return State.UNKNOWN;
    return value.toString().isBlank() ? State.NOT_SET : State.SET;
  }

  @Override
  public Method method() {
    return plain.method();
  }

  @Override
  public boolean isOffered() {
    return plain.isOffered();
  }

  @Override
  public List<Password> passwords() {
    return plain.passwords();
  }

  @Override
  public List<BiosFault> faults(Change wanted) {
    return plain.faults(wanted);
  }

  @Override
  public Optional<JsonNode> underway(Change wanted) {
    return plain.underway(wanted);
  }

  /// A job does not show that it carries a password.
  @Override
  public Optional<JsonNode> interrupted(Change wanted) {
    return staging.standing();
  }

  @Override
  public JsonNode stage(Change wanted) {
    return staging.scheduled(() -> plain.send(wanted));
  }

  @Override
  public BiosApplyState look(JsonNode ticket) {
    return staging.look(ticket);
  }

  @Override
  public List<BiosVerdict> verify(Change wanted) {
    return plain.verify(wanted);
  }
}
