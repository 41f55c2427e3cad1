package org.hwautomation.fleet.access;

/// Roles in rising order; each includes what the ones before it may do.
public enum Role {
  VIEWER,
  OPERATOR,
  ADMIN;

  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
