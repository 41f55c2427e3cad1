package org.hwautomation.driver;

/// Restarting the BMC. The host keeps running.
public interface ManagerReset extends Capability {
  void reset();
}
