package org.hwautomation.driver.standard;

import java.util.List;
import org.hwautomation.driver.ManagerReset;
import org.hwautomation.driver.Method;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import tools.jackson.databind.node.JsonNodeFactory;

/// The BMC's restart by `Manager.Reset`, graceful where that is offered.
public record RedfishManagerReset(ServerResources resources) implements ManagerReset {

  private static final List<String> PREFERRED = List.of("GracefulRestart", "ForceRestart");

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public void reset() {
    var manager = resources.manager();
    var action =
        manager
            .action("Manager.Reset")
            .orElseThrow(() ->
                new RedfishException(
                    new Failure.NotSupported(
                        new Where(resources.name(), "POST", manager.path()), List.of())));
    var allowed = AllowedValues.of(resources.bmc(), action, "ResetType");
    var body = JsonNodeFactory.instance.objectNode();
    PREFERRED.stream()
        .filter(type -> allowed.isEmpty() || allowed.contains(type))
        .findFirst()
        .ifPresent(type -> body.put("ResetType", type)); // some take only an empty body
    resources.bmc().post(action.target(), body);
  }
}
