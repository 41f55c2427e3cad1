package org.hwautomation.fleet.server;

/// What a list of servers is ordered by; ties go by id.
public enum ServerSort {
  NAME,
  VENDOR,
  MODEL,
  STATE,
  HEALTH,
  SITE,
  DEVICE_TYPE,
  LAST_SEEN
}
