package org.hwautomation.simulator.machine;

/// How a POST began.
public enum HostStart {
  WARM_RESET,
  COLD_START
}
