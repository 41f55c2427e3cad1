package org.hwautomation.app.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.hwautomation.app.api.ProblemBody;
import org.hwautomation.fleet.Fleet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// Pages by a cookie with CSRF protection, programs by token without; no sessions. Who may do what
/// is decided in the domain.
@Configuration
class SecurityConfig implements WebMvcConfigurer {

  /// No inline script or style, nothing from elsewhere.
  private static final String CONTENT_POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
          + "connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new ActorArgument());
  }

  @Bean
  AuthenticationManager passwords(Fleet fleet) {
    return new ProviderManager(new PasswordSignIn(fleet.signIn()));
  }

  @Bean
  SecurityFilterChain chain(
      HttpSecurity http, Fleet fleet, AuthenticationManager passwords, JsonMapper json)
      throws Exception {
    var afterwards = new CookieRequestCache();
    afterwards.setRequestMatcher(ToSignIn::isPage);
    http.authenticationManager(passwords)
        .securityContext(
            context -> context.securityContextRepository(new SignInCookie(fleet.tokens())))
        .requestCache(cache -> cache.requestCache(afterwards))
        .addFilterBefore(
            new TokenFilter(fleet.tokens()), UsernamePasswordAuthenticationFilter.class)
        .authorizeHttpRequests(rules ->
            rules
                // The second half of a request that was let in: a stream's end, an error's page.
                .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(
                    "/login",
                    "/error",
                    "/favicon.ico",
                    "/assets/**",
                    "/webjars/**",
                    "/health/**",
                    "/metrics",
                    "/api/v1/sessions",
                    "/api/v1/openapi.json")
                .permitAll()
                .anyRequest()
                .authenticated())
        .formLogin(form ->
            form.loginPage("/login").defaultSuccessUrl("/").failureHandler(new SignInFailed()))
        .logout(logout -> logout.logoutSuccessUrl("/login?out"))
        .csrf(csrf ->
            csrf.csrfTokenRepository(formTokens())
                .ignoringRequestMatchers(SecurityConfig::cannotBeRidden))
        .exceptionHandling(handling ->
            handling
                .authenticationEntryPoint(new ToSignIn(json))
                .accessDeniedHandler((request, response, e) -> {
                  if (ToSignIn.isApi(request)) {
                    ToSignIn.write(response, json, ProblemBody.foreignForm());
                  } else {
                    response.sendError(HttpServletResponse.SC_FORBIDDEN);
                  }
                }))
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .frameOptions(Customizer.withDefaults()));
    return http.build();
  }

  private static CookieCsrfTokenRepository formTokens() {
    var tokens = new CookieCsrfTokenRepository();
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
    return tokens;
  }

  /// Only what a browser sends by itself can be ridden by another site's form: its cookie. A token
  /// has to be sent on purpose, and who has neither is refused as nobody.
  private static boolean cannotBeRidden(HttpServletRequest request) {
    var header = request.getHeader("Authorization");
    return (header != null && header.startsWith(TokenFilter.SCHEME))
        || request.getRequestURI().equals("/api/v1/sessions")
        || (ToSignIn.isApi(request) && !SignInCookie.isIn(request));
  }
}
