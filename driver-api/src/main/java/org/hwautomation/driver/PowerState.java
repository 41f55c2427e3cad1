package org.hwautomation.driver;

/// Redfish `PowerState`, with one word for all that we do not know.
public enum PowerState {
  ON,
  OFF,
  POWERING_ON,
  POWERING_OFF,
  PAUSED,
  UNKNOWN
}
