package org.hwautomation.app.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hwautomation.app.api.ProblemBody;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import tools.jackson.databind.json.JsonMapper;

/// What somebody who is not signed in gets: a person the form, a program a problem, and a page that
/// refreshes a part of itself the order to load as a whole, which leads to the form.
final class ToSignIn implements AuthenticationEntryPoint {

  private final AuthenticationEntryPoint form = new LoginUrlAuthenticationEntryPoint("/login");
  private final JsonMapper json;

  ToSignIn(JsonMapper json) {
    this.json = json;
  }

  static boolean isPage(HttpServletRequest request) {
    var accept = request.getHeader("Accept");
    return request.getMethod().equals("GET")
        && accept != null
        && accept.contains(MediaType.TEXT_HTML_VALUE)
        && !isPart(request)
        && !isApi(request);
  }

  private static boolean isPart(HttpServletRequest request) {
    return request.getHeader("HX-Request") != null;
  }

  /// Not `/api/docs`, which is a page.
  static boolean isApi(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.startsWith("/api/v1/") || path.startsWith("/api/orchestration/");
  }

  static void write(HttpServletResponse response, JsonMapper json, ProblemBody problem)
      throws IOException {
    response.setStatus(problem.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problem);
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException, ServletException {
    if (isPart(request)) {
      response.setHeader("HX-Refresh", "true");
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else if (isApi(request)) {
      write(response, json, ProblemBody.notSignedIn());
    } else {
      form.commence(request, response, e);
    }
  }
}
