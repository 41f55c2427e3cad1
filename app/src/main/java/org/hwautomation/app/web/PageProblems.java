package org.hwautomation.app.web;

import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/// What a page shows instead of itself when it cannot be shown.
@ControllerAdvice(basePackages = "org.hwautomation.app.web")
final class PageProblems {

  private final Pages pages;

  PageProblems(Pages pages) {
    this.pages = pages;
  }

  @ExceptionHandler
  ResponseEntity<byte[]> problem(Problem problem, jakarta.servlet.http.HttpServletRequest request) {
    var status =
        switch (problem.kind()) {
          case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
          case DENIED -> HttpStatus.FORBIDDEN;
          case NOT_FOUND -> HttpStatus.NOT_FOUND;
          case CONFLICT -> HttpStatus.CONFLICT;
          case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    return pages.show(
        status,
        "problem",
        new ProblemView(Pages.frame("Not possible", "", actor(), csrf), Notices.of(problem)));
  }

  private static Actor actor() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication instanceof org.hwautomation.app.security.SignedIn signedIn) {
      return signedIn.actor();
    }
    throw new IllegalStateException("a page was shown to nobody");
  }
}
