package org.hwautomation.fleet.access;

/// Who asks for something, as the audit log will name them.
///
/// @param origin where the request came in: `web 10.0.0.7`, `token ci-runner`, `system`
public record Actor(String userName, Role role, String origin) {

  /// The service itself: first start, periodic work, demo set-up.
  public static Actor system(String part) {
    return new Actor("system", Role.ADMIN, part);
  }

  public boolean may(Permission permission) {
    return permission.heldBy(role);
  }

  /// @throws AccessDenied when this actor's role does not include it
  public void require(Permission permission) {
    if (!may(permission)) throw new AccessDenied(this, permission);
  }
}
