package org.hwautomation.driver.dell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosDefaults;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.standard.Offered;
import org.hwautomation.driver.standard.RedfishReadiness;
import org.hwautomation.driver.standard.bios.BiosResource;
import org.hwautomation.driver.standard.bios.RedfishBiosDefaults;
import org.hwautomation.redfish.client.Freshness;
import org.hwautomation.redfish.client.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Factory settings on iDRAC: no job, nothing else may wait, and before 6.10 nothing but the
/// Lifecycle log tells that it happened (fact book 3.3). Dell's registry says no defaults, so
/// nothing is foretold.
record DellBiosDefaults(RedfishBiosDefaults plain, BiosResource bios, DellJobs jobs)
    implements BiosDefaults, Offered {

  private static final String FLAG = "ResetBiosToDefaultsPending";

  @Override
  public Method method() {
    return plain.method();
  }

  @Override
  public boolean isOffered() {
    return plain.isOffered();
  }

  @Override
  public Map<String, Object> foretold() {
    return plain.foretold();
  }

  @Override
  public List<BiosFault> faults(Map<String, Object> wanted) {
    boolean job = jobs.open().stream().anyMatch(DellJob::configuresBios);
    return job || !bios.pending().isEmpty()
        ? List.of(
            new BiosFault(
                "Bios.ResetBios",
                "conflict",
                "iDRAC resets to defaults only while no BIOS settings wait; let them be applied or"
                    + " discard them first",
                List.of()))
        : List.of();
  }

  @Override
  public Optional<JsonNode> underway(Map<String, Object> wanted) {
    return bios.active().bool(FLAG, false) ? Optional.of(ticket()) : Optional.empty();
  }

  @Override
  public JsonNode stage(Map<String, Object> wanted) {
    var ticket = ticket(); // before the change, so that what the log says later differs
    plain.stage(wanted);
    return ticket;
  }

  private JsonNode ticket() {
    var newest = log().stream().findFirst().map(entry -> entry.path("Id").asString("")).orElse("");
    return JsonNodeFactory.instance.objectNode().put("after", newest);
  }

  @Override
  public BiosApplyState look(JsonNode ticket) {
    if (bios.active().json().path(FLAG).isBoolean()) return plain.look(ticket);
    var system = bios.resources().system(Freshness.FRESH);
    if (RedfishReadiness.inPost(system)) {
      return new BiosApplyState.Applying(null, "host is in POST");
    }
    boolean reset = false;
    for (var entry : log()) { // newest first: the reset of the system is before the defaults
      if (entry.path("Id").asString("").equals(ticket.path("after").asString(""))) break;
      var id = entry.path("MessageId").asString("");
      reset |= id.endsWith("SYS1003");
      if (id.endsWith("UEFI0157") && reset) {
        return new BiosApplyState.Finished("the Lifecycle log says UEFI0157 and SYS1003");
      }
    }
    return new BiosApplyState.AwaitingReset("the Lifecycle log does not say UEFI0157 yet");
  }

  /// The newest entries, as many as iDRAC shows at once.
  private List<JsonNode> log() {
    var path = bios.resources().manager().path() + "/LogServices/Lclog/Entries";
    return bios.resources()
        .findFresh(path)
        .map(page -> page.json().path("Members").valueStream().map(this::whole).toList())
        .orElse(List.of());
  }

  /// Real ones come filled in.
  private JsonNode whole(JsonNode member) {
    return member.has("MessageId")
        ? member
        : Resource.link(member)
            .flatMap(bios.resources().bmc()::find)
            .map(Resource::json)
            .orElse(member);
  }

  @Override
  public List<BiosVerdict> verify(Map<String, Object> wanted) {
    return plain.verify(wanted);
  }
}
