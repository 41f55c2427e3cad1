package org.hwautomation.driver.hpe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.Readiness;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.driver.standard.bios.BiosResource;
import org.hwautomation.redfish.client.Freshness;
import org.hwautomation.redfish.client.Resource;

/// iLO refuses most writes while the host is in POST, and any upload while another one runs (fact
/// book 4.4, 4.5).
record HpeReadiness(ServerResources resources, BiosResource bios) implements Readiness {

  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Set<String> IN_POST =
      Set.of("Reset", "InPost", "InPostDiscoveryStart", "InPostDiscoveryComplete");

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public State look() {
    var system = resources.system(Freshness.FRESH);
    var post = postState(system);
    if (inPost(system)) {
      return new State.NotReady("host is in POST (" + post + ")", SOON);
    }
    var update = HpeUpdateService.read(resources);
    if (update.isPresent() && update.get().busy()) {
      return new State.NotReady("iLO's update service is " + update.get().state(), SOON);
    }
    return new State.Ready(
        "host " + system.text("PowerState") + (post.isEmpty() ? "" : ", " + post));
  }

  static String postState(Resource system) {
    return system.at("Oem", "Hpe", "PostState").asString("");
  }

  /// iLO keeps the last PostState of a host that is off.
  static boolean inPost(Resource system) {
    return !system.text("PowerState").equals("Off") && IN_POST.contains(postState(system));
  }

  @Override
  public List<PendingWork> pendingWork() {
    var work = new ArrayList<PendingWork>();
    for (var item :
        HpeUpdateService.read(resources).map(HpeUpdateService::queue).orElse(List.of())) {
      if (!item.open() && !item.failed()) continue;
      var text = item.name() + " (" + item.state() + ")";
      if (item.failed()) text += ": blocks all behind it until it is deleted";
      work.add(new PendingWork(item.path(), "FIRMWARE", text, !item.state().equals("InProgress")));
    }
    int pending = bios.exists() ? bios.pending().size() : 0;
    if (pending > 0) {
      work.add(
          new PendingWork(
              "bios/settings", "BIOS", pending + " BIOS attributes wait for a reset", true));
    }
    return work;
  }
}
