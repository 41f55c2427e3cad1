package org.hwautomation.driver;

/// How a change reaches the server, in the order in which we like them.
public enum Method {
  REDFISH,
  VENDOR_TOOL,
  IPMI
}
