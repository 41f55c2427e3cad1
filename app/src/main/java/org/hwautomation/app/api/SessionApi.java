package org.hwautomation.app.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.hwautomation.base.Secret;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.SignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Name and password against a token, for `hwa login`.
@RestController
class SessionApi {

  private static final Duration VALID = Duration.ofDays(30);

  private final Fleet fleet;

  SessionApi(Fleet fleet) {
    this.fleet = fleet;
  }

  record Body(@Nullable String user, @Nullable String password, @Nullable String title) {
    @Override
    public String toString() {
      return "Body[" + user + "]";
    }
  }

  record TokenBody(String token, String user, String role, boolean mustChangePassword) {}

  @PostMapping("/api/v1/sessions")
  ResponseEntity<?> signIn(@RequestBody Body body, HttpServletRequest request) {
    if (body.user() == null || body.password() == null) {
      throw Problem.invalid("login-incomplete", "User and password are needed.", "Give both.");
    }
    var answer =
        fleet.signIn().attempt(body.user(), Secret.of(body.password()), request.getRemoteAddr());
    return switch (answer) {
      case SignIn.Answer.Accepted(var user) -> {
        var issued =
            fleet
                .tokens()
                .issue(
                    user.actor("cli " + request.getRemoteAddr()),
                    body.title() == null ? "hwa login" : body.title(),
                    user.role(),
                    Optional.of(VALID));
        yield ResponseEntity.ok(
            new TokenBody(
                issued.secret().reveal(),
                user.name(),
                user.role().name(),
                user.mustChangePassword()));
      }
      case SignIn.Answer.Refused _ ->
          throw new Problem(
              Problem.Kind.DENIED,
              "login-refused",
              "The user name or password is wrong.",
              "Try again; an administrator can reset a password.");
      case SignIn.Answer.Throttled(var wait) ->
          ResponseEntity.status(429)
              .header("Retry-After", String.valueOf(wait.toSeconds() + 1))
              .contentType(MediaType.APPLICATION_PROBLEM_JSON)
              .body(
                  ProblemBody.of(
                      429,
                      "login-throttled",
                      "Not allowed now",
                      "Too many tries; the next is possible in " + (wait.toSeconds() + 1) + " s.",
                      "Wait, then try again."));
    };
  }
}
