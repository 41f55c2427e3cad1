package org.hwautomation.app.security;

import java.util.List;
import org.hwautomation.app.api.ProblemBody;
import org.hwautomation.fleet.Fleet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// Pages by session with CSRF protection, programs by token without. Who may do what is decided in
/// the domain.
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
    var toLogin = new LoginUrlAuthenticationEntryPoint("/login");
    http.authenticationManager(passwords)
        .addFilterBefore(
            new TokenFilter(fleet.tokens()), UsernamePasswordAuthenticationFilter.class)
        .authorizeHttpRequests(rules ->
            rules
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
            form.loginPage("/login")
                .defaultSuccessUrl("/", true)
                .failureHandler(new SignInFailed()))
        .logout(logout -> logout.logoutSuccessUrl("/login?out"))
        .csrf(csrf ->
            csrf.csrfTokenRepository(new HttpSessionCsrfTokenRepository())
                .ignoringRequestMatchers(request -> {
                  var header = request.getHeader("Authorization");
                  return (header != null && header.startsWith(TokenFilter.SCHEME))
                      || request.getRequestURI().equals("/api/v1/sessions");
                }))
        .exceptionHandling(handling ->
            handling.authenticationEntryPoint((request, response, e) -> {
              if (!request.getRequestURI().startsWith("/api/")) {
                toLogin.commence(request, response, e);
                return;
              }
              response.setStatus(401);
              response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
              json.writeValue(response.getOutputStream(), ProblemBody.notSignedIn());
            }))
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .frameOptions(Customizer.withDefaults()));
    return http.build();
  }
}
