package org.hwautomation.driver.standard.boot;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.bios.BiosVerdict.Result;
import org.hwautomation.driver.boot.SecureBootControl.Mode;
import org.hwautomation.driver.boot.SecureBootKeys;
import org.hwautomation.driver.standard.AllowedValues;
import org.hwautomation.driver.standard.Offered;
import org.hwautomation.driver.standard.RedfishReadiness;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.redfish.client.ActionTarget;
import org.hwautomation.redfish.client.Freshness;
import org.hwautomation.redfish.client.Resource;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The secure boot keys by `SecureBoot.ResetKeys`. Which keys are enrolled shows only in the mode:
/// setup without a platform key, user with one. That the manufacturer's are enrolled, and not
/// others, nothing shows.
public record RedfishSecureBootKeys(ServerResources resources) implements SecureBootKeys, Offered {

  private static final String SUBJECT = "SecureBootKeys";

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public boolean isOffered() {
    try {
      return !offered().isEmpty();
    } catch (RedfishException e) {
      if (e.failure() instanceof Failure.LicenseRequired) return false;
      throw e;
    }
  }

  private Optional<Resource> resource() {
    return resources.system().link("SecureBoot").flatMap(resources::findFresh);
  }

  private Optional<ActionTarget> action() {
    return resource().flatMap(found -> found.action("SecureBoot.ResetKeys"));
  }

  /// The specification has all of them where a BMC names none.
  @Override
  public Set<Reset> offered() {
    var action = action();
    if (action.isEmpty()) return Set.of();
    var named = AllowedValues.of(resources.bmc(), action.get(), "ResetKeysType");
    var offered = EnumSet.noneOf(Reset.class);
    Arrays.stream(Reset.values())
        .filter(reset -> named.isEmpty() || named.contains(reset.redfishName()))
        .forEach(offered::add);
    return offered;
  }

  @Override
  public Mode mode() {
    return resource()
        .map(found -> RedfishSecureBoot.mode(found.text("SecureBootMode")))
        .orElse(Mode.UNKNOWN);
  }

  @Override
  public List<BiosFault> faults(Reset wanted) {
    var offered = offered();
    return offered.contains(wanted)
        ? List.of()
        : List.of(
            new BiosFault(
                SUBJECT,
                "not-allowed",
                "this BMC does not offer " + wanted.redfishName(),
                offered.stream().map(Enum::name).toList()));
  }

  /// What waits is not shown. Sending the same again changes nothing.
  @Override
  public Optional<JsonNode> underway(Reset wanted) {
    return Optional.empty();
  }

  @Override
  public JsonNode stage(Reset wanted) {
    var target =
        action()
            .orElseThrow(() ->
                new RedfishException(
                    new Failure.NotSupported(
                        new Where(
                            resources.name(),
                            "POST SecureBoot.ResetKeys",
                            resources.system().path()),
                        List.of())));
    resources
        .bmc()
        .post(
            target.target(),
            JsonNodeFactory.instance.objectNode().put("ResetKeysType", wanted.redfishName()));
    return JsonNodeFactory.instance.objectNode().put("reset", wanted.name());
  }

  @Override
  public BiosApplyState look(JsonNode ticket) {
    var system = resources.system(Freshness.FRESH);
    return RedfishReadiness.inPost(system)
        ? new BiosApplyState.Applying(
            null, "host is in POST (" + RedfishReadiness.bootProgress(system) + ")")
        : new BiosApplyState.Finished("the BMC does not show whether keys wait for a reset");
  }

  @Override
  public List<BiosVerdict> verify(Reset wanted) {
    var mode = mode();
    boolean setup = mode == Mode.SETUP;
    var result =
        switch (wanted) {
          case DEFAULTS -> setup ? Result.IGNORED : Result.UNPROVEN;
          case DELETE_ALL, DELETE_PLATFORM_KEY -> setup ? Result.APPLIED : Result.IGNORED;
        };
    var text =
        switch (result) {
          case UNPROVEN -> "accepted; a platform key is enrolled, and nothing shows whose";
          case IGNORED -> "the mode is " + mode;
          case APPLIED, REJECTED, CHANGED_BY_BIOS -> "";
        };
    return List.of(new BiosVerdict(SUBJECT, wanted.name(), mode.name(), result, text));
  }
}
