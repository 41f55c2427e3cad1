package org.hwautomation.fleet.bios.change;

import java.time.Instant;
import java.util.Optional;

/// When a BIOS change is put into force. Every way but [NextReset] and [StageOnly] restarts the
/// host.
public sealed interface ApplyTime {

  ApplyTime NOW = new Now();

  /// As soon as the server's turn comes.
  record Now() implements ApplyTime {}

  /// @param from not before this moment
  /// @param until nothing is begun and no host is restarted after this moment; empty = no end
  record At(Instant from, Optional<Instant> until) implements ApplyTime {}

  /// Put into the BMC now; the job waits until somebody restarts the host and then reads back.
  record NextReset() implements ApplyTime {}

  /// Put into the BMC now and left there: the job ends when the BMC has it.
  record StageOnly() implements ApplyTime {}
}
