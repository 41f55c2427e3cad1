package org.hwautomation.driver.bios;

/// One setting that would open what another attribute's lock closes.
///
/// @param value in the service's spelling
public record Opening(String attribute, Object value) {
  @Override
  public String toString() {
    return attribute + "=" + value;
  }
}
