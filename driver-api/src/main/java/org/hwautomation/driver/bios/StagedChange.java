package org.hwautomation.driver.bios;

import java.util.List;
import java.util.Optional;
import org.hwautomation.driver.Capability;
import tools.jackson.databind.JsonNode;

/// A change that the BMC takes now and the BIOS carries out at a host reset. Stateless: whoever
/// runs it keeps the ticket, and asks [#underway] before it stages a second time.
///
/// @param <W> what is wanted
public interface StagedChange<W> extends Capability {

  /// Everything that is wrong with the wish on this server now; changes nothing.
  List<BiosFault> faults(W wanted);

  /// Finds on the BMC that exactly this waits already; a ticket to go on with, or empty. Empty also
  /// where the BMC does not show what waits.
  Optional<JsonNode> underway(W wanted);

  /// What a [#stage] that was broken off may have left on the BMC. Asked only by who had begun to
  /// send and did not hear the answer, where nothing of anybody waited before: then a change that
  /// waits and does not show what it holds is taken for this one.
  default Optional<JsonNode> interrupted(W wanted) {
    return underway(wanted);
  }

  /// The ticket holds no secret.
  JsonNode stage(W wanted);

  BiosApplyState look(JsonNode ticket);

  /// Reads again after the reset. Empty when there was nothing to judge.
  List<BiosVerdict> verify(W wanted);
}
