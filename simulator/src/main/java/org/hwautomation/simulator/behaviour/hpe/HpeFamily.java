package org.hwautomation.simulator.behaviour.hpe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.ErrorStyle;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.FirmwareComponent;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.Traits;
import org.hwautomation.simulator.machine.VendorFamily;
import org.hwautomation.simulator.standard.BiosPasswords;
import org.hwautomation.simulator.standard.PasswordVault;
import org.hwautomation.simulator.tree.EtagStyle;
import org.hwautomation.simulator.tree.ResourceTree;

/// iLO's behaviour over recordings. Components are named by their `Description`, which is what
/// stays when iLO renumbers its inventory.
public final class HpeFamily implements VendorFamily {

  private static final String ROOT = "/redfish/v1";

  @Override
  public String vendor() {
    return "HPE";
  }

  /// Cray's machines are HPE's too and have no iLO.
  @Override
  public boolean recognises(ResourceTree tree) {
    return !tree.at(ROOT, "/Oem/Hpe/Manager").isMissingNode();
  }

  @Override
  public Traits traits(ResourceTree tree) {
    return traits();
  }

  /// Weak tags, answers in chunks and a new connection for each, sessions that time out after 30
  /// minutes and show it as 30, ten seconds of delay after a wrong password, 400 for a reset that
  /// has nothing to do.
  public static Traits traits() {
    return Traits.standard()
        .withEtag(EtagStyle.WEAK_HEX)
        .withErrors(
            new ErrorStyle("Base.1.4", ErrorStyle.Wording.ID_AND_ARGS, ErrorStyle.Shape.ARRAY))
        .withWire(
            new Traits.Wire(
                Traits.Wire.Connections.CLOSE_AFTER_ANSWER,
                Traits.Wire.Framing.CHUNKED,
                Traits.Wire.Gzip.WHEN_ASKED,
                Traits.Wire.Locations.ABSOLUTE))
        .withLogin(
            new Traits.Login(
                13,
                Duration.ofMinutes(30),
                30,
                400,
                IloMessages.REGISTRY + "CreateLimitReachedForResource",
                Duration.ofSeconds(10),
                Traits.Login.Basic.ADVERTISED))
        .withQueries(
            new Traits.Queries(
                List.of(".", "*"), 1, Traits.Queries.Unknown.IGNORED, true, true, true, true, 0))
        .withPower(
            new Traits.Power(Traits.Power.IdleReset.INVALID_STATE, Duration.ofSeconds(20), 200))
        .withPost(
            new Traits.Post(
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20)))
        .withRestart(
            new Traits.Restart(
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ZERO,
                true))
        .withBios(new Traits.Bios(Traits.Bios.Terms.ON_LATER, Traits.Bios.Locked.LEFT_OUT_BY_POST));
  }

  /// New instances for one machine.
  public static List<Behaviour> live() {
    var bios = new IloBios();
    var flash = new IloFlash();
    var repository = new IloRepository();
    return List.of(
        new IloPost(),
        bios,
        new IloBootOrder(),
        new BiosPasswords(
            Set.of("AdministratorPassword", "PowerOnPassword"), PasswordVault.Described.BY_BIOS),
        flash,
        repository,
        new IloUpdateQueue(repository),
        new IloUpload(flash, repository),
        new IloResets(),
        new IloDirectory(),
        new IloVersions(bios));
  }

  @Override
  public List<Behaviour> behaviours() {
    return live();
  }

  @Override
  public void individualise(Machine machine) {
    discover(machine);
  }

  /// Makes every item of the inventory a component called by its `Description`, the first of each.
  public static void discover(Machine machine) {
    var tree = machine.tree();
    var service = tree.link(ROOT, "UpdateService").orElse("");
    for (var path : tree.members(tree.link(service, "FirmwareInventory").orElse(""))) {
      var id = tree.at(path, "/Description").asString("");
      var version = tree.at(path, "/Version").asString("");
      if (id.isEmpty() || version.isEmpty() || machine.firmware().component(id).isPresent()) {
        continue;
      }
      var name = tree.at(path, "/Name").asString("");
      machine
          .firmware()
          .add(new FirmwareComponent(id, name, path, version, Optional.empty(), activation(id)));
    }
  }

  private static Activation activation(String id) {
    return switch (id) {
      case IloVersions.ILO -> Activation.BMC_RESTART;
      case "SystemProgrammableLogicDevice", "PowerSupplies" -> Activation.POWER_CYCLE;
      case "PlatformDefinitionTable", "Intelligent Provisioning" -> Activation.NONE;
      default -> Activation.HOST_RESET;
    };
  }
}
