package org.hwautomation.driver.lenovo;

import java.time.Duration;
import java.util.List;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.Readiness;
import org.hwautomation.driver.standard.RedfishReadiness;
import org.hwautomation.driver.standard.ServerResources;

/// As the standard has it; besides, somebody's claim on the update service means that it is at
/// work.
record LenovoReadiness(ServerResources resources, LenovoFirmwareUpdate update)
    implements Readiness {

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public State look() {
    if (update.claimed() && update.openTask().isPresent()) {
      return new State.NotReady(
          "an update is running (HttpPushUriTargetsBusy)", Duration.ofSeconds(15));
    }
    return new RedfishReadiness(resources).look();
  }

  @Override
  public List<PendingWork> pendingWork() {
    return new RedfishReadiness(resources).pendingWork();
  }
}
