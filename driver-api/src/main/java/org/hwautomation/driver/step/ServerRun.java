package org.hwautomation.driver.step;

import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.firmware.FirmwareImages;
import org.hwautomation.jobs.step.StepRun;

/// One run of a step with the server it works on.
public interface ServerRun<A, C> extends StepRun<A, C> {
  ConnectedServer server();

  FirmwareImages images();
}
