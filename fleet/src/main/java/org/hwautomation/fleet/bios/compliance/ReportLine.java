package org.hwautomation.fleet.bios.compliance;

/// How many servers of a group stand how, each counted once by the worst of its results: broken,
/// then unknown, then waived, then met.
///
/// @param key name of the rule, site, device type …; empty where a server has none
public record ReportLine(String key, long met, long broken, long waived, long unknown) {

  public long servers() {
    return met + broken + waived + unknown;
  }
}
