package org.hwautomation.driver;

import java.time.Duration;
import java.util.List;

/// Whether the server is in a state in which work can begin: BMC up, inventory trustworthy, POST
/// over, nobody else's job in the way. One cheap look; whoever wants to wait asks again.
public interface Readiness extends Capability {

  State look();

  /// Work of other people, or of nobody any more, that stands in the queue of this BMC (fact book
  /// 2.2).
  List<PendingWork> pendingWork();

  sealed interface State {
    /// @param detail e.g. `LC Ready, host off`
    record Ready(String detail) implements State {}

    /// @param reason what an operator would like to read: `host is in POST (InPostDiscoveryStart)`
    /// @param retryAfter a sensible pause before the next look
    record NotReady(String reason, Duration retryAfter) implements State {}
  }

  /// @param kind `BIOS`, `FIRMWARE` or `OTHER`
  /// @param waitsForReset true when it will run at the next host reset, false when it is running
  ///   now
  record PendingWork(String id, String kind, String text, boolean waitsForReset) {}
}
