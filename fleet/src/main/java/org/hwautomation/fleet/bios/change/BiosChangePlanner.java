package org.hwautomation.fleet.bios.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hwautomation.driver.Identity;
import org.hwautomation.fleet.bios.profile.PreservedAttributes;
import org.hwautomation.fleet.devicetype.MethodUse;
import org.hwautomation.fleet.step.CheckPreflight;
import org.hwautomation.fleet.step.CheckWindow;
import org.hwautomation.fleet.step.ConfirmBios;
import org.hwautomation.fleet.step.GoBackBios;
import org.hwautomation.fleet.step.JudgeBios;
import org.hwautomation.fleet.step.PlanSteps;
import org.hwautomation.fleet.step.ReadBackBios;
import org.hwautomation.fleet.step.RememberBios;
import org.hwautomation.fleet.step.StageBios;
import org.hwautomation.jobs.plan.Impact;
import org.hwautomation.jobs.plan.OnFailure;
import org.hwautomation.jobs.plan.Plan;
import org.jspecify.annotations.Nullable;

/// Lays out a BIOS change as steps. Pure: the same findings always give the same plan, so that an
/// approved hash means something.
final class BiosChangePlanner {

  static final String OPERATION = "ApplyBiosSettings";

  private static final String MEMORY = "bios-remember";
  private static final String WAY_BACK = "bios-back-read";

  /// What a setting that goes back unlocks goes back with one more restart.
  private static final int BACK_ROUNDS = 2;

  private static final String PREPARE = "Preparation";
  private static final String CHANGE = "BIOS configuration";
  private static final String BACK = "Rollback";
  private static final String VALIDATE = "Validation";

  private final PlanSteps steps = new PlanSteps();
  private final List<String> readBacks = new ArrayList<>();
  private final BiosChangeRequest request;
  private final boolean takesBack;

  private BiosChangePlanner(BiosChangeRequest request) {
    this.request = request;
    this.takesBack = request.rollback() == RollbackPolicy.ON_FAILURE && restarts(request);
  }

  private static boolean restarts(BiosChangeRequest request) {
    return switch (request.applyTime()) {
      case ApplyTime.Now _, ApplyTime.At _, ApplyTime.NextWindow _ -> true;
      case ApplyTime.NextReset _, ApplyTime.StageOnly _ -> false;
    };
  }

  static Plan plan(
      String server,
      Identity identity,
      List<SettingChange> wanted,
      BiosChangeRequest request,
      List<String> notes) {
    var planner = new BiosChangePlanner(request);
    var changes = reachable(wanted, request);
    planner.prepare(identity, changes);
    int passes = changes.stream().mapToInt(change -> change.difference().pass()).max().orElse(0);
    for (int pass = 1; pass <= passes; pass++) planner.pass(pass, passes, changes);
    planner.end(changes);
    return new Plan(
        OPERATION,
        "BIOS: %s on %s".formatted(settings(changes.size()), server),
        planner.steps.all(),
        notes);
  }

  /// What needs a restart before it can be staged is not staged without one.
  private static List<SettingChange> reachable(
      List<SettingChange> wanted, BiosChangeRequest request) {
    return request.applyTime() instanceof ApplyTime.StageOnly
        ? wanted.stream().filter(change -> change.difference().pass() == 1).toList()
        : wanted;
  }

  private void prepare(Identity identity, List<SettingChange> changes) {
    awaitWindow("window", PREPARE);
    steps.add(
        "preflight",
        CheckPreflight.KIND,
        PREPARE,
        "Check that work can begin",
        "reachable, same machine, licences, out of POST, nobody else's change pending",
        new CheckPreflight(identity.serial(), false, true),
        Duration.ofSeconds(20),
        Set.of(),
        OnFailure.STOP);
    steps.add(
        "bios-confirm",
        ConfirmBios.KIND,
        PREPARE,
        "Compare the server with the plan",
        "what was approved is what is run: if somebody changed the server since, the plan stops",
        new ConfirmBios(before(changes), after(changes)),
        Duration.ofSeconds(5),
        Set.of(),
        OnFailure.STOP);
    steps.add(
        MEMORY,
        RememberBios.KIND,
        PREPARE,
        "Keep the values of before",
        "to be able to go back",
        new RememberBios("before the change"),
        Duration.ofSeconds(5),
        Set.of(),
        OnFailure.STOP);
  }

  private void pass(int pass, int passes, List<SettingChange> all) {
    var changes = all.stream().filter(change -> change.difference().pass() == pass).toList();
    if (changes.isEmpty()) return;
    window("window-" + pass);
    awaitWindow("window-" + pass, CHANGE);
    var stages = stage(pass, changes);
    var attributes = after(changes);
    var onFailure = takesBack ? OnFailure.CONTINUE : OnFailure.STOP;
    Duration limit = ReadBackBios.AFTER_OUR_RESET;
    switch (request.applyTime()) {
      case ApplyTime.StageOnly _ -> {
        return;
      }
      case ApplyTime.NextReset _ -> limit = ReadBackBios.AFTER_ANY_RESET;
      case ApplyTime.Now _, ApplyTime.At _, ApplyTime.NextWindow _ -> {
        awaitWindow("window-reset-" + pass, CHANGE);
        var purpose =
            "applies %s of the BIOS%s"
                .formatted(
                    settings(changes.size()),
                    passes > 1 ? " (pass %d of %d)".formatted(pass, passes) : "");
        steps.restart(
            "bios-reset-" + pass, CHANGE, purpose, stages, request.gracefulLimit(), onFailure);
      }
    }
    var readBack = "bios-read-" + pass;
    steps.add(
        readBack,
        ReadBackBios.KIND,
        CHANGE,
        "Read back %s of the BIOS".formatted(settings(changes.size())),
        "attribute by attribute: applied, rejected, changed by the BIOS, or ignored",
        new ReadBackBios(attributes, stages, limit),
        Duration.ofSeconds(60),
        Set.of(),
        onFailure);
    readBacks.add(readBack);
  }

  /// One step for the settings of each method. What is staged by whichever method is applied by the
  /// same reset.
  private List<String> stage(int pass, List<SettingChange> changes) {
    var byMethod = new LinkedHashMap<MethodUse, List<SettingChange>>();
    for (var change : changes) {
      byMethod.computeIfAbsent(change.method(), _ -> new ArrayList<>()).add(change);
    }
    var stages = new ArrayList<String>();
    byMethod
        .values()
        .forEach(group -> {
          var key = "bios-stage-" + pass + (stages.isEmpty() ? "" : "-" + (stages.size() + 1));
          steps.add(
              key,
              StageBios.KIND,
              CHANGE,
              "Stage %s of the BIOS".formatted(settings(group.size())),
              group.stream().map(SettingChange::line).collect(Collectors.joining("; ")),
              new StageBios(after(group), group.getFirst().methods(), List.copyOf(readBacks)),
              Duration.ofSeconds(45),
              Set.of(Impact.SETTINGS),
              takesBack && pass > 1 ? OnFailure.CONTINUE : OnFailure.STOP);
          stages.add(key);
        });
    return stages;
  }

  private static String settings(int number) {
    return number + (number == 1 ? " setting" : " settings");
  }

  private void window(String key) {
    if (!(request.applyTime() instanceof ApplyTime.At(var _, var until)) || until.isEmpty()) return;
    steps.add(
        key,
        CheckWindow.KIND,
        CHANGE,
        "Check that the window is open",
        "nothing is begun after " + until.get(),
        new CheckWindow(until.get()),
        Duration.ofSeconds(1),
        Set.of(),
        OnFailure.STOP);
  }

  private void awaitWindow(String key, String phase) {
    if (!(request.applyTime() instanceof ApplyTime.NextWindow(var window))) return;
    steps.awaitWindow(key, phase, window);
  }

  private void end(List<SettingChange> changes) {
    if (request.applyTime() instanceof ApplyTime.StageOnly) return;
    if (takesBack) goBack(changes);
    steps.add(
        "bios-judge",
        JudgeBios.KIND,
        VALIDATE,
        "Read all of it again",
        "a job succeeds only when the machine itself shows the wanted values",
        new JudgeBios(after(changes), readBacks, takesBack ? WAY_BACK : ""),
        Duration.ofSeconds(15),
        Set.of(),
        OnFailure.STOP);
  }

  private void goBack(List<SettingChange> changes) {
    var touched = new TreeSet<>(after(changes).keySet());
    var preserve = new ArrayList<>(request.preserve());
    preserve.addAll(PreservedAttributes.globs());
    var backs = new ArrayList<String>();
    for (int round = 1; round <= BACK_ROUNDS; round++) {
      var key = round == 1 ? "bios-back" : "bios-back-" + round;
      steps.add(
          key,
          GoBackBios.KIND,
          BACK,
          round == 1 ? "Go back if the change failed" : "Go back with what was locked until then",
          "the values of before are staged again, those included that the BIOS changed besides;"
              + " nothing happens when all is as wanted, or as before",
          new GoBackBios(MEMORY, readBacks, touched, preserve),
          Duration.ofSeconds(10),
          Set.of(),
          OnFailure.CONTINUE);
      steps.restartIfNeeded(
          key + "-reset",
          BACK,
          "Restart the host, if it went back",
          "applies the values of before",
          List.of(key),
          request.gracefulLimit(),
          OnFailure.CONTINUE);
      backs.add(key);
      steps.add(
          round == BACK_ROUNDS ? WAY_BACK : key + "-first-read",
          ReadBackBios.KIND,
          BACK,
          "Read back the values of before",
          "only after going back",
          ReadBackBios.ofWayBack(backs),
          Duration.ofSeconds(10),
          Set.of(),
          OnFailure.CONTINUE);
    }
  }

  /// Sorted, so that equal plans have equal hashes. When two passes touch one attribute, the later
  /// one counts.
  private static Map<String, Object> after(List<SettingChange> changes) {
    var attributes = new TreeMap<String, Object>();
    for (var change : changes) {
      attributes.put(change.difference().attribute(), change.difference().to());
    }
    return attributes;
  }

  private static Map<String, @Nullable Object> before(List<SettingChange> changes) {
    var attributes = new TreeMap<String, @Nullable Object>();
    for (var change : changes) {
      attributes.putIfAbsent(change.difference().attribute(), change.difference().from());
    }
    return attributes;
  }
}
