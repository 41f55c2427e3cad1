package org.hwautomation.fleet.bios.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.driver.Identity;
import org.hwautomation.fleet.bios.change.ApplyTime;
import org.hwautomation.fleet.step.BiosAct;
import org.hwautomation.fleet.step.BootFrom;
import org.hwautomation.fleet.step.CheckPreflight;
import org.hwautomation.fleet.step.CheckWindow;
import org.hwautomation.fleet.step.ConfirmAct;
import org.hwautomation.fleet.step.JudgeAct;
import org.hwautomation.fleet.step.JudgeBoot;
import org.hwautomation.fleet.step.PlanSteps;
import org.hwautomation.fleet.step.Prove;
import org.hwautomation.fleet.step.ReadBackAct;
import org.hwautomation.fleet.step.ReadBackBios;
import org.hwautomation.fleet.step.RememberBios;
import org.hwautomation.fleet.step.StageAct;
import org.hwautomation.jobs.plan.Impact;
import org.hwautomation.jobs.plan.OnFailure;
import org.hwautomation.jobs.plan.Plan;

/// Lays out an operation as steps. Pure: equal findings give equal plans, and no plan holds a
/// password.
final class OperationPlanner {

  /// Each operation under its own name, with this before it: `BiosOperation:boot-order`.
  static final String OPERATION = "BiosOperation:";

  private static final String PREPARE = "Preparation";
  private static final String CHANGE = "BIOS";
  private static final String BACK = "Rollback";
  private static final String VALIDATE = "Validation";
  private static final String MEMORY = "bios-remember";
  private static final String STAGE = "bios-act";
  private static final String RESET = "bios-reset";
  private static final String READ = "bios-read";
  private static final String JUDGE = "bios-judge";
  private static final String STAGE_BACK = "bios-back";
  private static final String READ_BACK = "bios-back-read";

  private final PlanSteps steps = new PlanSteps();
  private final BiosOperationRequest request;
  private final Identity identity;

  private OperationPlanner(BiosOperationRequest request, Identity identity) {
    this.request = request;
    this.identity = identity;
  }

  static Plan plan(
      String server, Identity identity, Prospect prospect, BiosOperationRequest request) {
    var planner = new OperationPlanner(request, identity);
    switch (prospect.work()) {
      case Work.Staged staged -> planner.staged(staged);
      case Work.Immediate(var wanted) -> planner.immediate(wanted);
    }
    return new Plan(
        OPERATION + request.operation().word(),
        "%s on %s".formatted(OperationWords.title(request.operation()), server),
        planner.steps.all(),
        prospect.notes());
  }

  private void staged(Work.Staged work) {
    var act = work.act();
    boolean keeps = act instanceof BiosAct.Defaults;
    preflight(true);
    add(
        "bios-confirm",
        ConfirmAct.KIND,
        PREPARE,
        "Compare the server with the plan",
        work.state().isEmpty()
            ? "nothing of it is shown by this server"
            : "if it is not as it was when the plan was made, the plan stops",
        new ConfirmAct(act, work.state(), work.inverse().orElse(null)),
        Duration.ofSeconds(5));
    if (keeps) {
      add(
          MEMORY,
          RememberBios.KIND,
          PREPARE,
          "Keep the values of before",
          "to be able to go back",
          new RememberBios("before the reset to defaults"),
          Duration.ofSeconds(5));
    }
    window();
    add(
        STAGE,
        StageAct.KIND,
        CHANGE,
        "Tell the BMC",
        OperationWords.title(request.operation()) + "; the BIOS does it at the next restart",
        new StageAct(act),
        Duration.ofSeconds(45),
        Set.of(Impact.SETTINGS),
        OnFailure.STOP);
    if (request.applyTime() instanceof ApplyTime.StageOnly) return;
    var inverse =
        OperationWords.goesBackByItself(request) ? work.inverse() : Optional.<BiosAct>empty();
    var onFailure = inverse.isPresent() ? OnFailure.CONTINUE : OnFailure.STOP;
    boolean restarts = OperationWords.restarts(request.applyTime());
    if (restarts) {
      restart(List.of(STAGE), onFailure);
    }
    add(
        READ,
        ReadBackAct.KIND,
        CHANGE,
        "Read it back",
        "the BMC's word is not believed: the machine is read again",
        new ReadBackAct(
            act,
            STAGE,
            restarts ? ReadBackBios.AFTER_OUR_RESET : ReadBackBios.AFTER_ANY_RESET,
            keeps ? MEMORY : ""),
        Duration.ofSeconds(60),
        Set.of(),
        onFailure);
    inverse.ifPresent(this::goBack);
    add(
        JUDGE,
        JudgeAct.KIND,
        VALIDATE,
        "Say what it came to",
        "a job succeeds only when the machine itself shows it",
        new JudgeAct(act, READ, inverse.isPresent() ? READ_BACK : ""),
        Duration.ofSeconds(1));
    if (act instanceof BiosAct.Password || act instanceof BiosAct.Keys) prove();
  }

  private void immediate(BootFrom wanted) {
    preflight(false);
    window();
    add(
        STAGE,
        BootFrom.KIND,
        CHANGE,
        OperationWords.title(request.operation()),
        "by Redfish, and by IPMI where that refuses",
        wanted,
        Duration.ofSeconds(10),
        Set.of(Impact.SETTINGS),
        OnFailure.STOP);
    boolean restarts = OperationWords.restarts(request.applyTime());
    if (restarts) {
      restart(List.of(), OnFailure.STOP);
    }
    add(
        JUDGE,
        JudgeBoot.KIND,
        VALIDATE,
        "Read it again",
        restarts ? "a boot device for once is gone when it was used" : "it must still be there",
        new JudgeBoot(wanted, STAGE, restarts ? RESET : ""),
        Duration.ofSeconds(15));
    prove();
  }

  private void goBack(BiosAct inverse) {
    add(
        STAGE_BACK,
        StageAct.KIND,
        BACK,
        "Go back if it did not take",
        "nothing happens when it reads back as wanted",
        new StageAct(inverse, READ),
        Duration.ofSeconds(10),
        Set.of(),
        OnFailure.CONTINUE);
    steps.restartIfNeeded(
        "bios-back-reset",
        BACK,
        "Restart the host, if it went back",
        "brings back how it was",
        List.of(STAGE_BACK),
        request.gracefulLimit(),
        OnFailure.CONTINUE);
    add(
        READ_BACK,
        ReadBackAct.KIND,
        BACK,
        "Read back how it is",
        "after going back",
        new ReadBackAct(inverse, STAGE_BACK, ReadBackBios.AFTER_OUR_RESET, ""),
        Duration.ZERO,
        Set.of(),
        OnFailure.CONTINUE);
  }

  private void restart(List<String> because, OnFailure onFailure) {
    awaitWindow("window-reset", CHANGE);
    steps.restart(
        RESET,
        CHANGE,
        OperationWords.title(request.operation()),
        because,
        request.gracefulLimit(),
        onFailure);
  }

  private void preflight(boolean bios) {
    awaitWindow("window", PREPARE);
    add(
        "preflight",
        CheckPreflight.KIND,
        PREPARE,
        "Check that work can begin",
        "reachable, same machine, licences, out of POST, nobody else's change pending",
        new CheckPreflight(identity.serial(), false, bios),
        Duration.ofSeconds(20));
  }

  private void awaitWindow(String key, String phase) {
    if (request.applyTime() instanceof ApplyTime.NextWindow(var window)) {
      steps.awaitWindow(key, phase, window);
    }
  }

  private void window() {
    Optional<Instant> until =
        request.applyTime() instanceof ApplyTime.At(var _, var end) ? end : Optional.empty();
    until.ifPresent(end ->
        add(
            "window",
            CheckWindow.KIND,
            CHANGE,
            "Check that the window is open",
            "nothing is begun after " + end,
            new CheckWindow(end),
            Duration.ofSeconds(1)));
  }

  private void prove() {
    add(
        "bios-prove",
        Prove.KIND,
        VALIDATE,
        "Say what could not be proven",
        "what no reading shows is not called a success",
        new Prove(JUDGE),
        Duration.ofSeconds(1),
        Set.of(),
        OnFailure.CONTINUE);
  }

  private void add(
      String key,
      String kind,
      String phase,
      String title,
      String reason,
      Object arguments,
      Duration expected) {
    add(key, kind, phase, title, reason, arguments, expected, Set.of(), OnFailure.STOP);
  }

  private void add(
      String key,
      String kind,
      String phase,
      String title,
      String reason,
      Object arguments,
      Duration expected,
      Set<Impact> impact,
      OnFailure onFailure) {
    steps.add(key, kind, phase, title, reason, arguments, expected, impact, onFailure);
  }
}
