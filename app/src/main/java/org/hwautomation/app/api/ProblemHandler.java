package org.hwautomation.app.api;

import java.util.NoSuchElementException;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.fleet.Problem;
import org.hwautomation.jobs.SubjectBusy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Every error of the API as problem+json; what nobody foresaw gets a code, too, and its details go
/// to the log only.
@RestControllerAdvice(basePackages = "org.hwautomation.app.api")
class ProblemHandler extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

  @ExceptionHandler
  ResponseEntity<ProblemBody> problem(Problem problem) {
    return answer(ProblemBody.of(problem));
  }

  @ExceptionHandler
  ResponseEntity<ProblemBody> busy(SubjectBusy busy) {
    return answer(
        ProblemBody.of(
            409,
            "server-busy",
            "Conflicts with the present state",
            "The server is being worked on by job " + busy.activeJob(),
            "Wait for that job, or cancel it."));
  }

  @ExceptionHandler
  ResponseEntity<ProblemBody> missing(NoSuchElementException missing) {
    return answer(
        ProblemBody.of(
            404,
            "not-found",
            "Not found",
            String.valueOf(missing.getMessage()),
            "Look at the list."));
  }

  @ExceptionHandler({IllegalArgumentException.class, IllegalStateException.class})
  ResponseEntity<ProblemBody> invalid(RuntimeException e) {
    var failure = BmcFailures.translate(e);
    if (failure.isEmpty() && e instanceof IllegalStateException) return unforeseen(e);
    return answer(
        ProblemBody.of(
            422,
            "invalid",
            "Cannot be done as asked",
            String.valueOf(e.getMessage()),
            "Correct the request."));
  }

  @ExceptionHandler
  ResponseEntity<ProblemBody> unforeseen(RuntimeException e) {
    var failure = BmcFailures.translate(e);
    if (failure.isPresent()) {
      return answer(
          ProblemBody.of(
              502,
              failure.get().code(),
              "The BMC did not do it",
              failure.get().message(),
              "Look at the BMC's call journal."));
    }
    LOG.error("a request failed in a way that nobody foresaw", e);
    return answer(
        ProblemBody.of(
            500,
            "unforeseen",
            "Internal error",
            "Something went wrong inside the service.",
            "The service's log has the details; please report them."));
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return body(headers, UnreadableBody.missing(e));
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return body(headers, UnreadableBody.problem(e));
  }

  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @org.jspecify.annotations.Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var problem =
        ProblemBody.of(
            status.value(),
            "bad-request",
            "Cannot be understood",
            String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
            "Look at the API's description at /api/docs.");
    return body(headers, problem);
  }

  private static ResponseEntity<Object> body(HttpHeaders headers, ProblemBody problem) {
    return ResponseEntity.status(problem.status())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static ResponseEntity<ProblemBody> answer(ProblemBody body) {
    return ResponseEntity.status(body.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body);
  }
}
