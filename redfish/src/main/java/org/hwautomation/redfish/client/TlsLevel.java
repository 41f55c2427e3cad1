package org.hwautomation.redfish.client;

/// Which TLS a BMC may speak. LEGACY is an explicit choice for one endpoint: iLO 4, iDRAC 7/8,
/// X9/X10.
public enum TlsLevel {
  MODERN,
  LEGACY
}
