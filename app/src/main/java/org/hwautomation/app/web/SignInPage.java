package org.hwautomation.app.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The sign-in form.
@Controller
final class SignInPage {

  private final Pages pages;

  SignInPage(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/login")
  ResponseEntity<byte[]> show(CsrfToken csrf, @RequestParam Map<String, String> parameters) {
    return pages.show("signIn", new SignInView(csrf.getToken(), notice(parameters)));
  }

  private static @Nullable Notice notice(Map<String, String> parameters) {
    if (parameters.containsKey("wrong")) {
      return Notice.bad("The user name or password is wrong.", "", "");
    }
    if (parameters.containsKey("throttled")) {
      return Notice.bad("Too many tries.", "", "Wait a moment, then try again.");
    }
    return parameters.containsKey("out") ? Notice.good("You are signed out.") : null;
  }
}
