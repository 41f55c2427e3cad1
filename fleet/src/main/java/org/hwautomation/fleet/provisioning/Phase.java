package org.hwautomation.fleet.provisioning;

/// The six phases of firmware-first provisioning, in order.
public enum Phase {
  PRE_FLIGHT("Pre-flight"),
  FIRMWARE_ANALYSIS("Firmware analysis"),
  FIRMWARE_UPDATE("Firmware update"),
  REBOOT("Reboot and stability"),
  BIOS_CONFIGURATION("BIOS configuration"),
  VALIDATION("Final validation");

  private final String title;

  Phase(String title) {
    this.title = title;
  }

  /// As shown to people and stored in the plan.
  public String title() {
    return title;
  }
}
