package org.hwautomation.fleet.server;

/// What servers can be narrowed down by.
public enum ServerFacet {
  VENDOR,
  MODEL,
  STATE,
  HEALTH,
  POWER,
  DEVICE_TYPE,
  SITE,
  TAG
}
