package org.hwautomation.redfish.client;

/// Who goes first when a BMC's few places are taken.
public enum Priority {
  WRITE,
  INTERACTIVE,
  POLL
}
