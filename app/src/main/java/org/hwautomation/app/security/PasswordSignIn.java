package org.hwautomation.app.security;

import org.hwautomation.base.Secret;
import org.hwautomation.fleet.access.SignIn;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/// The sign-in form's side of the domain's [SignIn].
final class PasswordSignIn implements AuthenticationProvider {

  private final SignIn signIn;

  PasswordSignIn(SignIn signIn) {
    this.signIn = signIn;
  }

  @Override
  public Authentication authenticate(Authentication wish) {
    var address = address(wish);
    var answer =
        signIn.attempt(wish.getName(), Secret.of(String.valueOf(wish.getCredentials())), address);
    return switch (answer) {
      case SignIn.Answer.Accepted(var user) -> new SignedIn(user.actor("web " + address));
      case SignIn.Answer.Refused _ -> throw new BadCredentialsException("wrong name or password");
      case SignIn.Answer.Throttled(var wait) ->
          throw new LockedException("too many tries; again in " + wait.toSeconds() + " s");
    };
  }

  private static String address(Authentication wish) {
    return wish.getDetails() instanceof WebAuthenticationDetails details
        ? details.getRemoteAddress()
        : "unknown";
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
