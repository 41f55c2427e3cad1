package org.hwautomation.simulator.fault;

/// Faults that live in what the machine does and not in one answer. A behaviour asks for them where
/// they matter: `machine.faults().strikes(Condition.POST_BUSY, machine, where)`.
public enum Condition {
  /// Logins are refused as if the table were full.
  SESSION_TABLE_FULL,
  /// A task is gone soon after it began; the work goes on.
  TASK_VANISHES,
  /// A task just announced by 202 answers 404 for some seconds.
  LATE_TASK,
  /// The BMC restarts while an update runs, the update goes on afterwards.
  BMC_RESTARTS_MID_UPDATE,
  /// The update's task stays at 99 % for ever.
  UPDATE_STUCK_AT_99,
  /// The task ends `Completed` with `TaskStatus` Critical, and nothing was written.
  CRITICAL_ON_COMPLETED,
  /// A BIOS job that nobody here made holds the pending settings.
  BIOS_JOB_PENDING_CONFLICT,
  /// The BIOS leaves one of the settings that waited as it was, and says nothing.
  SETTING_IGNORED,
  /// Writes are refused as if the host were in POST.
  POST_BUSY,
  /// Licensed features are refused.
  LICENCE_MISSING,
  /// The flash says it went well and the old version goes on running.
  WRONG_VERSION_AFTER_FLASH
}
