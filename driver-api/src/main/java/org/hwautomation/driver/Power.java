package org.hwautomation.driver;

import java.util.Set;

/// Switching the host on, off and through a reset. Being in the wanted state already is success.
public interface Power extends Capability {

  PowerState state();

  Set<ResetType> allowed();

  /// Sends the nearest allowed type (fact book 2.1: exact, then
  /// GracefulRestart⇄ForceRestart⇄PowerCycle, GracefulShutdown⇄ForceOff,
  /// On⇄ForceOn⇄PushPowerButton) and says which one it was. Returns when the BMC has accepted, not
  /// when the host is there.
  ResetType reset(ResetType wanted);
}
