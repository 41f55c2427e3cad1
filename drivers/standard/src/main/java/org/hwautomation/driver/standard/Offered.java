package org.hwautomation.driver.standard;

/// A capability that only some servers have, and that finds out by looking.
public interface Offered {

  /// May read from the BMC; throws as every read does when the BMC does not answer.
  boolean isOffered();
}
