package org.hwautomation.fleet.access;

import java.util.Locale;
import org.hwautomation.fleet.Problem;

/// An actor asked for something that their role does not include. Nothing was done.
public final class AccessDenied extends Problem {

  private final Permission permission;

  public AccessDenied(Actor actor, Permission permission) {
    super(
        Kind.DENIED,
        "access-denied",
        "%s (%s) may not %s.".formatted(actor.userName(), lower(actor.role()), permission.phrase()),
        "Ask an administrator for the role %s.".formatted(lower(permission.least())));
    this.permission = permission;
  }

  public Permission permission() {
    return permission;
  }

  private static String lower(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
