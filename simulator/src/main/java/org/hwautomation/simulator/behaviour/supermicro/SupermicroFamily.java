package org.hwautomation.simulator.behaviour.supermicro;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hwautomation.simulator.exchange.ErrorStyle;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.Traits;
import org.hwautomation.simulator.machine.VendorFamily;
import org.hwautomation.simulator.recording.RecordedFirmware;
import org.hwautomation.simulator.standard.BiosPasswords;
import org.hwautomation.simulator.tree.ResourceTree;

/// Supermicro's behaviour over recordings of X12, H12 and later; X10 and X11 have none of it.
public final class SupermicroFamily implements VendorFamily {

  @Override
  public String vendor() {
    return "Supermicro";
  }

  @Override
  public boolean recognises(ResourceTree tree) {
    return !tree.at("/redfish/v1", "/Oem/Supermicro").isMissingNode();
  }

  @Override
  public Traits traits(ResourceTree tree) {
    return traits();
  }

  /// Sessions of 300 s and 16 at once, tasks without `Location` that a BMC restart forgets.
  public static Traits traits() {
    var standard = Traits.standard();
    return standard
        .withErrors(new ErrorStyle("Base.v1_10_3", ErrorStyle.Wording.FULL, ErrorStyle.Shape.ARRAY))
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
                false,
                false,
                true,
                true,
                0))
        .withPower(new Traits.Power(Traits.Power.IdleReset.SUCCESS, Duration.ofSeconds(20), 200))
        .withRestart(
            new Traits.Restart(
                Duration.ofSeconds(10),
                Duration.ofSeconds(90),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ZERO,
                true))
        .withTasks(
            new Traits.Tasks(
                Traits.Tasks.Monitor.STANDARD, Duration.ofHours(24), Traits.Tasks.Location.ABSENT))
        .withBios(new Traits.Bios(Traits.Bios.Terms.POSTFIX, Traits.Bios.Locked.LEFT_OUT_BY_POST));
  }

  /// New instances for one machine.
  public static List<Behaviour> live(PreserveDialect preserve) {
    return List.of(
        new SupermicroBios(),
        new BiosPasswords(Set.of(), (tree, _) -> SupermicroBios.rules(tree).passwords()),
        new FixedBootOrder(),
        new SupermicroUpdate(preserve),
        new ShownVersions());
  }

  @Override
  public List<Behaviour> behaviours() {
    return live(PreserveDialect.EITHER);
  }

  @Override
  public void individualise(Machine machine) {
    RecordedFirmware.discover(machine);
  }
}
