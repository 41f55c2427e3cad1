package org.hwautomation.fleet.provisioning;

import java.util.List;
import org.hwautomation.driver.firmware.FirmwareImages;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.fleet.provisioning.step.AwaitManagerHandler;
import org.hwautomation.fleet.provisioning.step.AwaitStableHandler;
import org.hwautomation.fleet.provisioning.step.ConfirmFirmwareHandler;
import org.hwautomation.fleet.provisioning.step.InstallFirmwareHandler;
import org.hwautomation.fleet.provisioning.step.PreflightHandler;
import org.hwautomation.fleet.provisioning.step.ResetHostHandler;
import org.hwautomation.fleet.provisioning.step.ServerStepHandler;
import org.hwautomation.fleet.provisioning.step.ServerStepHandler.OpenServers;
import org.hwautomation.fleet.provisioning.step.StageBiosHandler;
import org.hwautomation.fleet.provisioning.step.ValidateServerHandler;
import org.hwautomation.fleet.provisioning.step.ValidateServerHandler.InventorySink;
import org.hwautomation.fleet.provisioning.step.VerifyBiosHandler;
import org.hwautomation.fleet.provisioning.step.VerifyFirmwareHandler;
import org.hwautomation.jobs.step.StepHandler;

/// All step handlers of provisioning, ready for a job engine.
public final class ProvisioningSteps {

  private ProvisioningSteps() {}

  public static List<StepHandler<?, ?>> handlers(
      OpenServers servers, FirmwareImages images, InventorySink sink, Pace pace) {
    List<ServerStep<?, ?>> steps =
        List.of(
            new PreflightHandler(pace),
            new ConfirmFirmwareHandler(),
            new InstallFirmwareHandler(pace),
            new AwaitManagerHandler(pace),
            new ResetHostHandler(pace),
            new AwaitStableHandler(pace),
            new VerifyFirmwareHandler(pace),
            new StageBiosHandler(pace),
            new VerifyBiosHandler(pace),
            new ValidateServerHandler(sink));
    return steps.stream()
        .<StepHandler<?, ?>>map(step -> new ServerStepHandler<>(step, servers, images))
        .toList();
  }
}
