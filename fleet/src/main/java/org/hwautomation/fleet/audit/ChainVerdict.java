package org.hwautomation.fleet.audit;

/// Whether the audit log is as it was written.
public sealed interface ChainVerdict {

  record Intact(long entries, String headHash) implements ChainVerdict {}

  /// @param number the first entry that does not fit
  record Broken(long number, String why) implements ChainVerdict {}
}
