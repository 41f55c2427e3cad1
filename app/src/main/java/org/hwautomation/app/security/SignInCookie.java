package org.hwautomation.app.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.hwautomation.base.Secret;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.ApiTokens;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/// Keeps a browser signed in by a token in a cookie. The service holds nothing in memory, so a
/// restart signs nobody out, any web process knows everybody, and who is removed or loses a role
/// loses it with the next request.
final class SignInCookie implements SecurityContextRepository {

  static final String NAME = "hwa-sign-in";
  private static final Duration VALID = Duration.ofHours(8);

  private final ApiTokens tokens;

  SignInCookie(ApiTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    return new Loaded(this, request);
  }

  @Override
  @Deprecated // Spring asks for it still, and calls the one above
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return load(holder.getRequest());
  }

  private SecurityContext load(HttpServletRequest request) {
    var context = SecurityContextHolder.createEmptyContext();
    secret(request)
        .flatMap(tokens::authenticate)
        .map(actor -> new Actor(actor.userName(), actor.role(), origin(request)))
        .ifPresent(actor -> context.setAuthentication(new SignedIn(actor)));
    return context;
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    secret(request).ifPresent(tokens::end);
    if (context.getAuthentication() instanceof SignedIn signedIn) {
      var actor = signedIn.actor();
      var issued = tokens.issue(actor, origin(request), actor.role(), Optional.of(VALID));
      send(request, response, issued.secret().reveal(), VALID);
    } else {
      send(request, response, "", Duration.ZERO);
    }
  }

  private static void send(
      HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
    var cookie =
        ResponseCookie.from(NAME, value)
            .path("/")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(age)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return secret(request).isPresent();
  }

  static boolean isIn(HttpServletRequest request) {
    return secret(request).isPresent();
  }

  private static String origin(HttpServletRequest request) {
    return "web " + request.getRemoteAddr();
  }

  private static Optional<Secret> secret(HttpServletRequest request) {
    var cookies = request.getCookies();
    if (cookies == null) return Optional.empty();
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals(NAME) && !cookie.getValue().isEmpty())
        .map(Cookie::getValue)
        .map(Secret::of)
        .findFirst();
  }

  /// Asks the database when somebody first wants to know, and once.
  private static final class Loaded implements DeferredSecurityContext {

    private final SignInCookie cookie;
    private final HttpServletRequest request;
    private org.springframework.security.core.context.@org.jspecify.annotations.Nullable
        SecurityContext
        context;

    Loaded(SignInCookie cookie, HttpServletRequest request) {
      this.cookie = cookie;
      this.request = request;
    }

    @Override
    public SecurityContext get() {
      if (context == null) context = cookie.load(request);
      return context;
    }

    @Override
    public boolean isGenerated() {
      return get().getAuthentication() == null;
    }
  }
}
