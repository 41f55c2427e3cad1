package org.hwautomation.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hwautomation.base.Secret;
import org.hwautomation.fleet.access.ApiTokens;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// `Authorization: Bearer …` for programs. A wrong token is an anonymous request, which the rules
/// then refuse.
final class TokenFilter extends OncePerRequestFilter {

  static final String SCHEME = "Bearer ";

  private final ApiTokens tokens;

  TokenFilter(ApiTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var header = request.getHeader("Authorization");
    if (header != null && header.startsWith(SCHEME)) {
      tokens
          .authenticate(Secret.of(header.substring(SCHEME.length()).strip()))
          .ifPresent(actor -> {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new SignedIn(actor));
            SecurityContextHolder.setContext(context);
          });
    }
    chain.doFilter(request, response);
  }
}
