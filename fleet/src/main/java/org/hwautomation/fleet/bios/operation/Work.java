package org.hwautomation.fleet.bios.operation;

import java.util.List;
import java.util.Optional;
import org.hwautomation.fleet.step.BiosAct;
import org.hwautomation.fleet.step.BootFrom;

/// An operation in the words of one server.
sealed interface Work {

  /// Taken by the BMC now, carried out by the BIOS at a restart.
  ///
  /// @param state how the server stands, as [org.hwautomation.fleet.step.ActState] tells it
  /// @param inverse what brings it back to where it stands
  record Staged(BiosAct act, List<String> state, Optional<BiosAct> inverse) implements Work {
    public Staged {
      state = List.copyOf(state);
    }
  }

  /// In force in the BMC at once, used at a start of the host.
  record Immediate(BootFrom wanted) implements Work {}
}
