package org.hwautomation.app.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.hwautomation.app.api.ProblemBody;
import org.hwautomation.app.security.SignedIn;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Where the container sends what no handler answered: an address that does not exist, a form that
/// cannot be read, a fault of ours.
@Controller
final class ErrorPage implements ErrorController {

  private final Pages pages;

  ErrorPage(Pages pages) {
    this.pages = pages;
  }

  @RequestMapping("/error")
  ResponseEntity<?> show(HttpServletRequest request, CsrfToken csrf) {
    var status = status(request);
    var notice = notice(status, request.getMethod());
    if (path(request).startsWith("/api/")) {
      return ResponseEntity.status(status)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(
              ProblemBody.of(
                  status.value(),
                  status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                  status.getReasonPhrase(),
                  notice.title(),
                  notice.whatToDo()));
    }
    if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn) {
      var frame = Pages.frame("Not possible", "", signedIn.actor(), csrf);
      return pages.show(status, "problem", new ProblemView(frame, notice));
    }
    return pages.show(status, "signIn", new SignInView(csrf.getToken(), notice));
  }

  private static HttpStatus status(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            && HttpStatus.resolve(code) instanceof HttpStatus known
        ? known
        : HttpStatus.NOT_FOUND;
  }

  private static String path(HttpServletRequest request) {
    return String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
  }

  private static Notice notice(HttpStatus status, String method) {
    if (status == HttpStatus.NOT_FOUND) {
      return Notice.bad("There is no such page.", "", "Choose one from the menu.");
    }
    if (status == HttpStatus.FORBIDDEN && !method.equals("GET")) {
      return Notice.bad(
          "This form was too old; nothing was changed.",
          "",
          "Go back, load the page again, and send the form once more.");
    }
    if (status.is4xxClientError()) {
      return Notice.bad(
          "This address or form cannot be understood; nothing was changed.",
          "",
          "Go back, and choose again.");
    }
    return Notice.bad(
        "Something went wrong inside the service.",
        "",
        "Try again; the service's log has the details.");
  }
}
