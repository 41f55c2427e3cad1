package org.hwautomation.simulator.behaviour.dell;

import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Machine;

/// Refusals from iDRAC's own message registry; the ids are Dell's, the words are ours (fact book
/// 2.2).
final class DellErrors {

  static final String REGISTRY = "IDRAC.2.8.";

  private DellErrors() {}

  /// A job holds the pending settings already.
  static Response alreadyCommitted(Machine machine) {
    return own(400, "SYS011", "Pending configuration values are already committed.", machine);
  }

  static Response nothingPending(Machine machine) {
    return own(400, "SYS029", "No pending data present to create a Configuration job.", machine);
  }

  static Response jobRuns(Machine machine) {
    return own(400, "RAC0679", "A job is running; wait until it has ended.", machine);
  }

  static Response badPackage(Machine machine) {
    return own(400, "RED007", LcMessage.RED007.text(), machine);
  }

  /// iDRAC's configuration is not loaded yet.
  static Response notReady(Machine machine) {
    return own(400, "SWC0700", "iDRAC is not ready; wait some minutes.", machine);
  }

  private static Response own(int status, String id, String text, Machine machine) {
    return machine.errors().own(status, REGISTRY + id, text, "Warning");
  }
}
