package org.hwautomation.fleet.step;

import java.time.Instant;

/// Checkpoint of waiting for a BMC.
///
/// @param since when the restart was asked for, or began by itself
/// @param request whether we asked for it
/// @param goodLooks successful logins in a row
public record ManagerRestart(Instant since, Request request, int goodLooks) {

  public enum Request {
    /// The BMC restarts by itself, or need not.
    NOT_OURS,
    /// About to be sent: after a crash nobody knows whether it was.
    SENDING,
    SENT
  }

  ManagerRestart sent() {
    return new ManagerRestart(since, Request.SENT, 0);
  }

  ManagerRestart good() {
    return new ManagerRestart(since, request, goodLooks + 1);
  }

  ManagerRestart bad() {
    return new ManagerRestart(since, request, 0);
  }
}
