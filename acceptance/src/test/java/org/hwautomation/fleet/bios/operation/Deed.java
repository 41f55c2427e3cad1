package org.hwautomation.fleet.bios.operation;

import java.util.List;
import java.util.Optional;
import org.hwautomation.base.Secret;
import org.hwautomation.driver.BootOverride;
import org.hwautomation.driver.bios.BiosPasswords;
import org.hwautomation.driver.boot.BootOrder;
import org.hwautomation.driver.boot.SecureBootControl;
import org.hwautomation.driver.boot.SecureBootKeys;
import org.hwautomation.fleet.provisioning.Workbench;
import org.hwautomation.simulator.machine.Happening.AttributeChange;
import org.hwautomation.simulator.server.SimulatedBmc;

/// An operation that a story does to a machine, and how the machine itself tells that it was done.
enum Deed {
  BOOT_ORDER {
    @Override
    boolean isOffered(Workbench bench) {
      return bench.server().can(BootOrder.class).isPresent();
    }

    /// The second entry first.
    @Override
    BiosOperation asked(Workbench bench) {
      var entries = bench.server().must(BootOrder.class).current();
      return new BiosOperation.ReorderBoot(List.of(entries.get(1).id()));
    }

    @Override
    boolean isDone(SimulatedBmc bmc) {
      return last(bmc, ".*(BootOrder|BootConfigOrder)")
          .filter(last -> !changes(bmc, last.attribute()).getFirst().from().equals(last.to()))
          .isPresent();
    }
  },
  SECURE_BOOT {
    @Override
    boolean isOffered(Workbench bench) {
      return bench
          .server()
          .can(SecureBootControl.class)
          .filter(control -> control.current().mode() != SecureBootControl.Mode.SETUP)
          .isPresent();
    }

    @Override
    BiosOperation asked(Workbench bench) {
      return new BiosOperation.SwitchSecureBoot(true);
    }

    @Override
    boolean isDone(SimulatedBmc bmc) {
      return last(bmc, "SecureBootCurrentBoot")
          .filter(change -> change.to().equals("Enabled"))
          .isPresent();
    }
  },
  PASSWORD {
    @Override
    boolean isOffered(Workbench bench) {
      return bench
          .server()
          .can(BiosPasswords.class)
          .filter(one -> !one.passwords().isEmpty())
          .isPresent();
    }

    @Override
    BiosOperation asked(Workbench bench) {
      var name = bench.server().must(BiosPasswords.class).passwords().getFirst().name();
      bench.passwords(new BiosPasswords.Change(name, Secret.of(""), NEW_PASSWORD));
      return new BiosOperation.ChangePassword(name, Secret.of(""), NEW_PASSWORD);
    }

    @Override
    boolean isDone(SimulatedBmc bmc) {
      return last(bmc, ".*Password").filter(change -> change.to().equals("set")).isPresent();
    }

    /// Only iDRAC shows that one is set.
    @Override
    boolean isProvable(Workbench bench) {
      return bench.server().must(BiosPasswords.class).passwords().getFirst().state()
          != BiosPasswords.State.UNKNOWN;
    }
  },
  KEYS {
    @Override
    boolean isOffered(Workbench bench) {
      return bench.server().can(SecureBootKeys.class).isPresent();
    }

    @Override
    BiosOperation asked(Workbench bench) {
      return new BiosOperation.ResetSecureBootKeys(SecureBootKeys.Reset.DELETE_PLATFORM_KEY);
    }

    @Override
    boolean isDone(SimulatedBmc bmc) {
      return last(bmc, "SecureBootKeys").filter(one -> one.to().equals("DeletePK")).isPresent();
    }
  },
  BOOT_ONCE {
    @Override
    boolean isOffered(Workbench bench) {
      return bench
          .server()
          .can(BootOverride.class)
          .filter(boot -> boot.allowed().contains(BootOverride.Device.PXE))
          .isPresent();
    }

    @Override
    BiosOperation asked(Workbench bench) {
      return new BiosOperation.OverrideBoot(
          BootOverride.Device.PXE, BootOverride.Duration.ONCE, BootOverride.Mode.UEFI);
    }

    @Override
    boolean isDone(SimulatedBmc bmc) {
      return last(bmc, "BootedFrom").filter(change -> change.to().equals("Pxe")).isPresent();
    }
  };

  static final Secret NEW_PASSWORD = Secret.of("Made-up-Pa55word");

  abstract boolean isOffered(Workbench bench);

  abstract BiosOperation asked(Workbench bench);

  /// Whether the machine did it, and not what it was told.
  abstract boolean isDone(SimulatedBmc bmc);

  boolean isProvable(Workbench bench) {
    return true;
  }

  static List<AttributeChange> changes(SimulatedBmc bmc, String attributes) {
    return bmc.history().attributeChanges().stream()
        .filter(change -> change.attribute().matches(attributes))
        .toList();
  }

  static Optional<AttributeChange> last(SimulatedBmc bmc, String attributes) {
    return changes(bmc, attributes).stream().reduce((_, later) -> later);
  }
}
