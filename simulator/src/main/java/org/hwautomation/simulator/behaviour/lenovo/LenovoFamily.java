package org.hwautomation.simulator.behaviour.lenovo;

import java.time.Duration;
import java.util.List;
import org.hwautomation.simulator.exchange.ErrorStyle;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.Traits;
import org.hwautomation.simulator.machine.VendorFamily;
import org.hwautomation.simulator.recording.RecordedFirmware;
import org.hwautomation.simulator.tree.ResourceTree;

/// XCC's behaviour over recordings.
public final class LenovoFamily implements VendorFamily {

  @Override
  public String vendor() {
    return "Lenovo";
  }

  @Override
  public boolean recognises(ResourceTree tree) {
    return tree.at("/redfish/v1", "/Vendor").asString("").equals("Lenovo");
  }

  @Override
  public Traits traits(ResourceTree tree) {
    return traits();
  }

  /// Sessions of 300 s and 16 at once; reading a finished task's monitor deletes the task.
  public static Traits traits() {
    return Traits.standard()
        .withErrors(new ErrorStyle("Base.1.11", ErrorStyle.Wording.FULL, ErrorStyle.Shape.ARRAY))
        .withLogin(
            new Traits.Login(
                16,
                Duration.ofSeconds(300),
                300,
                503,
                "",
                Duration.ZERO,
                Traits.Login.Basic.ADVERTISED))
        .withQueries(
            new Traits.Queries(
                List.of(".", "~", "*"),
                2,
                Traits.Queries.Unknown.NOT_IMPLEMENTED,
                true,
                true,
                true,
                true,
                0))
        .withTasks(
            new Traits.Tasks(
                Traits.Tasks.Monitor.DELETES_TASK,
                Duration.ofHours(24),
                Traits.Tasks.Location.ABSENT))
        .withBios(
            new Traits.Bios(Traits.Bios.Terms.ON_EARLIER, Traits.Bios.Locked.LEFT_OUT_BY_POST));
  }

  /// New instances for one machine.
  public static List<Behaviour> live() {
    var jobs = new XccJobs();
    return List.of(new XccBios(), new XccUpdate(jobs), jobs, new XccVersions());
  }

  @Override
  public List<Behaviour> behaviours() {
    return live();
  }

  @Override
  public void individualise(Machine machine) {
    RecordedFirmware.discover(machine);
  }
}
