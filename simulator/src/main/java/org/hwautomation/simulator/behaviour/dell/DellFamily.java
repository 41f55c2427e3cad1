package org.hwautomation.simulator.behaviour.dell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hwautomation.simulator.exchange.ErrorStyle;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.Traits;
import org.hwautomation.simulator.machine.VendorFamily;
import org.hwautomation.simulator.tree.EtagStyle;
import org.hwautomation.simulator.tree.ResourceTree;

/// iDRAC's behaviour over recordings.
public final class DellFamily implements VendorFamily {

  private static final String ROOT = "/redfish/v1";

  @Override
  public String vendor() {
    return "Dell";
  }

  /// Early iDRAC9 names nobody; its services are below the manager.
  @Override
  public boolean recognises(ResourceTree tree) {
    return tree.at(ROOT, "/Vendor").asString("").equals("Dell")
        || !tree.at(ROOT, "/Oem/Dell").isMissingNode()
        || tree.at(ROOT, "/AccountService/@odata.id").asString("").contains("/iDRAC.Embedded.");
  }

  @Override
  public Traits traits(ResourceTree tree) {
    return traits();
  }

  /// Eight sessions, no entity tags, tasks that are gone ten minutes after their end or with a
  /// restart of iDRAC, 409 for a reset that has nothing to do.
  public static Traits traits() {
    return Traits.standard()
        .withEtag(EtagStyle.NONE)
        .withErrors(new ErrorStyle("Base.1.12", ErrorStyle.Wording.FULL, ErrorStyle.Shape.ARRAY))
        .withLogin(
            new Traits.Login(
                8,
                Duration.ofSeconds(1800),
                1800,
                503,
                DellErrors.REGISTRY + "RAC0218",
                Duration.ZERO,
                Traits.Login.Basic.ADVERTISED))
        .withQueries(
            new Traits.Queries(
                List.of(".", "~", "*"),
                1,
                Traits.Queries.Unknown.NOT_IMPLEMENTED,
                true,
                true,
                true,
                true,
                0))
        .withPower(new Traits.Power(Traits.Power.IdleReset.CONFLICT, Duration.ofSeconds(20), 204))
        .withPost(
            new Traits.Post(
                Duration.ofSeconds(5),
                Duration.ofSeconds(120),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60)))
        .withRestart(
            new Traits.Restart(
                Duration.ofSeconds(30),
                Duration.ofSeconds(90),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                true))
        .withTasks(
            new Traits.Tasks(
                Traits.Tasks.Monitor.NONE, Duration.ofMinutes(10), Traits.Tasks.Location.TASK))
        .withUploads(new Traits.Uploads(1L << 30, Traits.Uploads.Chunked.REFUSED))
        .withBios(new Traits.Bios(Traits.Bios.Terms.ANY, Traits.Bios.Locked.REFUSED));
  }

  /// New instances for one machine with iDRAC9.
  public static List<Behaviour> idrac9(DellBios.PendingAgain again) {
    return live(again, DellRefusals.BootWrites.SYSTEM);
  }

  /// New instances for one machine with iDRAC10.
  public static List<Behaviour> idrac10() {
    var all = new ArrayList<Behaviour>();
    all.add(new Idrac10Power());
    all.addAll(live(DellBios.PendingAgain.FINE_WITHOUT_LOCATION, DellRefusals.BootWrites.SETTINGS));
    return all;
  }

  private static List<Behaviour> live(DellBios.PendingAgain again, DellRefusals.BootWrites boot) {
    var queue = new LcJobQueue();
    var readiness = new LcReadiness();
    var install = new DellInstall(queue);
    return List.of(
        queue,
        readiness,
        new DellRefusals(boot),
        new DellBios(queue, readiness, again),
        new DellUpdate(install, readiness),
        install);
  }

  @Override
  public List<Behaviour> behaviours() {
    return idrac9(DellBios.PendingAgain.REFUSED);
  }

  @Override
  public void individualise(Machine machine) {
    SoftwareInventory.discover(machine);
  }
}
