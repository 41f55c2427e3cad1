package org.hwautomation.redfish.client;

/// Whether an answer of a moment ago is good enough.
public enum Freshness {
  CACHED,
  FRESH
}
