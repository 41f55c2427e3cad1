package org.hwautomation.driver.standard.boot;

import java.util.List;
import java.util.Optional;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.bios.BiosVerdict.Result;
import org.hwautomation.driver.boot.SecureBootControl;
import org.hwautomation.driver.standard.Offered;
import org.hwautomation.driver.standard.RedfishReadiness;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.redfish.client.Freshness;
import org.hwautomation.redfish.client.IfMatch;
import org.hwautomation.redfish.client.Reply;
import org.hwautomation.redfish.client.Resource;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Secure boot by the `SecureBoot` resource of the system.
public record RedfishSecureBoot(ServerResources resources, IfMatch ifMatch)
    implements SecureBootControl, Offered {

  private static final String ENABLE = "SecureBootEnable";

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  /// Behind a missing licence it exists: whoever asks is told which licence that is.
  @Override
  public boolean isOffered() {
    try {
      return path()
          .flatMap(resources.bmc()::find)
          .filter(found -> found.json().path(ENABLE).isBoolean())
          .isPresent();
    } catch (RedfishException e) {
      if (e.failure() instanceof Failure.LicenseRequired) return true;
      throw e;
    }
  }

  private Optional<String> path() {
    return resources.system().link("SecureBoot");
  }

  private Resource resource() {
    return path()
        .flatMap(resources::findFresh)
        .orElseThrow(() ->
            new RedfishException(
                new Failure.NotSupported(
                    new Where(resources.name(), "GET", resources.system().path() + "/SecureBoot"),
                    List.of())));
  }

  @Override
  public State current() {
    var resource = resource();
    return new State(
        resource.bool(ENABLE, false),
        resource.text("SecureBootCurrentBoot").equals("Enabled"),
        mode(resource.text("SecureBootMode")));
  }

  static Mode mode(String redfish) {
    return switch (redfish) {
      case "SetupMode" -> Mode.SETUP;
      case "UserMode" -> Mode.USER;
      case "AuditMode" -> Mode.AUDIT;
      case "DeployedMode" -> Mode.DEPLOYED;
      default -> Mode.UNKNOWN;
    };
  }

  @Override
  public List<BiosFault> faults(Boolean wanted) {
    return wanted && current().mode() == Mode.SETUP
        ? List.of(
            new BiosFault(
                ENABLE,
                "conflict",
                "no platform key is enrolled (SetupMode), so secure boot would stay off; reset the"
                    + " keys to their defaults first",
                List.of()))
        : List.of();
  }

  @Override
  public Optional<JsonNode> underway(Boolean wanted) {
    var state = current();
    return state.enabled() == wanted && state.inForce() != wanted
        ? Optional.of(ticket(wanted))
        : Optional.empty();
  }

  @Override
  public JsonNode stage(Boolean wanted) {
    send(wanted);
    return ticket(wanted);
  }

  /// The answer, for vendors whose way goes on from there.
  public Reply send(boolean wanted) {
    var path = resource().path();
    var body = JsonNodeFactory.instance.objectNode().put(ENABLE, wanted);
    var reply = resources.bmc().patch(path, body, ifMatch);
    resources.bmc().forget(path);
    return reply;
  }

  private static JsonNode ticket(boolean wanted) {
    return JsonNodeFactory.instance.objectNode().put("enable", wanted);
  }

  @Override
  public BiosApplyState look(JsonNode ticket) {
    boolean wanted = ticket.path("enable").asBoolean(false);
    if (current().inForce() == wanted) {
      return new BiosApplyState.Finished("the host booted so");
    }
    var system = resources.system(Freshness.FRESH);
    return RedfishReadiness.inPost(system)
        ? new BiosApplyState.Applying(
            null, "host is in POST (" + RedfishReadiness.bootProgress(system) + ")")
        : new BiosApplyState.AwaitingReset("secure boot changes with the next reset");
  }

  @Override
  public List<BiosVerdict> verify(Boolean wanted) {
    var now = current();
    boolean applied = now.enabled() == wanted && now.inForce() == wanted;
    return List.of(
        new BiosVerdict(
            ENABLE,
            wanted,
            now.inForce(),
            applied ? Result.APPLIED : Result.IGNORED,
            applied
                ? ""
                : "secure boot is %s for the next boot and was %s in this one (mode %s)"
                    .formatted(
                        now.enabled() ? "on" : "off", now.inForce() ? "on" : "off", now.mode())));
  }
}
