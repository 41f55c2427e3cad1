package org.hwautomation.driver.standard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.Readiness;
import org.hwautomation.redfish.client.Freshness;
import org.hwautomation.redfish.client.Resource;

/// Readiness from the manager's status, `BootProgress` and the task list.
public record RedfishReadiness(ServerResources resources) implements Readiness {

  private static final Duration SOON = Duration.ofSeconds(15);

  /// `SystemHardwareInitializationComplete` is not among them: some boards never go past it (fact
  /// book 2.1).
  private static final Set<String> IN_POST =
      Set.of(
          "PrimaryProcessorInitializationStarted",
          "BusInitializationStarted",
          "MemoryInitializationStarted",
          "SecondaryProcessorInitializationStarted",
          "PCIResourceConfigStarted");

  private static final Set<String> MANAGER_BUSY =
      Set.of("Starting", "Updating", "InTest", "UnavailableOffline");

  private static final Set<String> TERMINAL =
      Set.of("Completed", "Killed", "Exception", "Cancelled", "CompletedWithErrors", "Failed");

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public State look() {
    var manager = resources.manager(Freshness.FRESH).at("Status", "State").asString("");
    if (MANAGER_BUSY.contains(manager)) {
      return new State.NotReady("the BMC is " + manager, SOON);
    }
    var system = resources.system(Freshness.FRESH);
    if (inPost(system)) {
      return new State.NotReady("host is in POST (" + bootProgress(system) + ")", SOON);
    }
    return new State.Ready("host " + system.text("PowerState"));
  }

  public static String bootProgress(Resource system) {
    return system.at("BootProgress", "LastState").asString("");
  }

  /// What `BootProgress` says of a host that is off is old news.
  public static boolean inPost(Resource system) {
    return !system.text("PowerState").equals("Off") && IN_POST.contains(bootProgress(system));
  }

  @Override
  public List<PendingWork> pendingWork() {
    var work = new ArrayList<PendingWork>();
    for (var task : tasks()) {
      var state = task.text("TaskState");
      if (state.isEmpty() || TERMINAL.contains(state)) continue;
      work.add(
          new PendingWork(
              task.text("Id"),
              kind(task),
              task.text("Name") + " (" + state + ")",
              state.equals("New") || state.equals("Pending")));
    }
    return work;
  }

  private List<Resource> tasks() {
    var service = resources.root().link("Tasks").flatMap(resources.bmc()::find);
    return service
        .flatMap(found -> found.link("Tasks"))
        .map(path -> {
          resources.bmc().forget(path);
          return resources.bmc().members(path);
        })
        .orElse(List.of());
  }

  private static String kind(Resource task) {
    var target = task.at("Payload", "TargetUri").asString("");
    if (target.contains("UpdateService")) return "FIRMWARE";
    return target.toLowerCase(java.util.Locale.ROOT).contains("/bios") ? "BIOS" : "OTHER";
  }
}
