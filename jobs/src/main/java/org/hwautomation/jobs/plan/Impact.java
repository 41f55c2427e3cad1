package org.hwautomation.jobs.plan;

/// What a step does to its subject that an operator wants to know beforehand.
public enum Impact {
  FLASH,
  HOST_REBOOT,
  BMC_RESTART,
  SETTINGS
}
