package org.hwautomation.app.security;

import org.hwautomation.fleet.access.Actor;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives a handler the [Actor] who asks.
final class ActorArgument implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(Actor.class);
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @org.jspecify.annotations.Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @org.jspecify.annotations.Nullable WebDataBinderFactory binders) {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn) {
      return signedIn.actor();
    }
    throw new AuthenticationCredentialsNotFoundException("nobody is signed in");
  }
}
