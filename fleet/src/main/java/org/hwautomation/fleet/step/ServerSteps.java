package org.hwautomation.fleet.step;

import java.util.List;
import org.hwautomation.driver.firmware.FirmwareImages;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.fleet.step.ServerStepHandler.OpenServers;
import org.hwautomation.fleet.step.ValidateServerHandler.InventorySink;
import org.hwautomation.jobs.step.StepHandler;

/// All step handlers, ready for a job engine.
public final class ServerSteps {

  private ServerSteps() {}

  public static List<StepHandler<?, ?>> handlers(
      OpenServers servers,
      FirmwareImages images,
      InventorySink sink,
      BiosMemory memory,
      JobPasswords passwords,
      Pace pace) {
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
            new CheckWindowHandler(),
            new ConfirmBiosHandler(),
            new RememberBiosHandler(memory),
            new ReadBackBiosHandler(pace),
            new GoBackBiosHandler(memory, pace),
            new JudgeBiosHandler(memory),
            new ConfirmActHandler(),
            new StageActHandler(passwords, pace),
            new ReadBackActHandler(passwords, memory, pace),
            new JudgeActHandler(),
            new BootFromHandler(pace),
            new JudgeBootHandler(pace),
            new ProveHandler(),
            new ValidateServerHandler(sink));
    return steps.stream()
        .<StepHandler<?, ?>>map(step -> new ServerStepHandler<>(step, servers, images))
        .toList();
  }
}
