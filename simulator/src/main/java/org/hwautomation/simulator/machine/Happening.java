package org.hwautomation.simulator.machine;

import java.time.Instant;
import org.hwautomation.base.Sha256;

/// Something that really happened to a machine, in its own time. Tests and the control API read
/// these; no Redfish client can.
public sealed interface Happening {

  Instant at();

  /// POST began.
  record HostReboot(Instant at, HostStart start, String why) implements Happening {}

  record PowerChange(Instant at, PowerState from, PowerState to) implements Happening {}

  record BmcRestart(Instant at, String why) implements Happening {}

  /// An image was written to a component. `to` is what the component will really run.
  record Flash(Instant at, String component, String from, String to, Sha256 image)
      implements Happening {}

  /// A written image became the running one.
  record Activated(Instant at, String component, String from, String to) implements Happening {}

  /// A setting took its new value (not: was asked for).
  record AttributeChange(Instant at, String attribute, String from, String to, String who)
      implements Happening {}

  record SessionOpened(Instant at, String id, String user) implements Happening {}

  record SessionClosed(Instant at, String id, String how) implements Happening {}

  record LoginFailed(Instant at, String user) implements Happening {}

  record RequestSeen(Instant at, String method, String uri, int status) implements Happening {}

  record FaultStruck(Instant at, String fault, String where) implements Happening {}
}
