package org.hwautomation.fleet.access;

/// What can be allowed or denied, with the least role that may do it.
public enum Permission {
  READ(Role.VIEWER, "look at the fleet"),
  MANAGE_OWN_TOKENS(Role.VIEWER, "manage API tokens of one's own"),
  MANAGE_SERVERS(Role.OPERATOR, "enrol, edit or remove servers"),
  CHANGE_SERVERS(Role.OPERATOR, "change what runs on servers"),
  DISCOVER(Role.OPERATOR, "scan networks for BMCs"),
  READ_AUDIT(Role.ADMIN, "read the audit log"),
  MANAGE_FIRMWARE(Role.ADMIN, "import firmware images"),
  RELOAD_CONFIGURATION(Role.ADMIN, "reload device types and the firmware catalog"),
  MANAGE_USERS(Role.ADMIN, "manage users and other people's tokens");

  private final Role least;
  private final String phrase;

  Permission(Role least, String phrase) {
    this.least = least;
    this.phrase = phrase;
  }

  public Role least() {
    return least;
  }

  /// Completes "You may not …".
  public String phrase() {
    return phrase;
  }

  public boolean heldBy(Role role) {
    return role.includes(least);
  }
}
