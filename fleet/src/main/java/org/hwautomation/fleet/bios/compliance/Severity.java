package org.hwautomation.fleet.bios.compliance;

/// How bad a broken rule is, in rising order.
public enum Severity {
  INFO,
  WARNING,
  CRITICAL
}
