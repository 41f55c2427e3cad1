package org.hwautomation.fleet.step;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.bios.StagedChange;
import tools.jackson.databind.JsonNode;

/// A way of a server together with what is wanted of it.
///
/// @param settled whether it is so already and nothing else waits
/// @param judgement what we believe of the way's own verdict
record BoundAct<W>(
    StagedChange<W> way, W wanted, BooleanSupplier settled, UnaryOperator<BiosVerdict> judgement) {

  BoundAct(StagedChange<W> way, W wanted) {
    this(way, wanted, () -> false, UnaryOperator.identity());
  }

  boolean isSettled() {
    return settled.getAsBoolean();
  }

  List<BiosFault> faults() {
    return way.faults(wanted);
  }

  /// @param interrupted whether it was sent before and the answer not heard
  Optional<JsonNode> waiting(boolean interrupted) {
    return interrupted ? way.interrupted(wanted) : way.underway(wanted);
  }

  JsonNode stage() {
    return way.stage(wanted);
  }

  BiosApplyState look(JsonNode ticket) {
    return way.look(ticket);
  }

  List<BiosVerdict> verify() {
    return way.verify(wanted).stream().map(judgement).toList();
  }
}
