package org.hwautomation.redfish.client;

import java.time.Duration;

/// The one owner of sleeping in this library; tests own it instead.
@FunctionalInterface
public interface Pause {
  void forThe(Duration duration) throws InterruptedException;

  Pause REAL = Thread::sleep;
}
