package org.hwautomation.redfish.client;

/// Told while a file is being sent.
@FunctionalInterface
public interface ProgressListener {
  void sent(long bytes, long of);

  ProgressListener SILENT = (_, _) -> {};
}
