package org.hwautomation.app.security;

import java.util.List;
import org.hwautomation.fleet.access.Actor;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Somebody we know. What they may do is asked of the [Actor] in the domain; Spring only learns the
/// role's name.
public final class SignedIn extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1;

  private final transient Actor actor;

  public SignedIn(Actor actor) {
    super(List.of(new SimpleGrantedAuthority("ROLE_" + actor.role().name())));
    this.actor = actor;
    setAuthenticated(true);
  }

  public Actor actor() {
    return actor;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public String getPrincipal() {
    return actor.userName();
  }
}
