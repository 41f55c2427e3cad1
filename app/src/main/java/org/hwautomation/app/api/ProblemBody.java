package org.hwautomation.app.api;

import java.util.List;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Problem;

/// RFC 9457 problem details with what a program decides on (`code`) and what a person does next
/// (`whatToDo`).
///
/// @param type stable, one for each code
/// @param faults everything wrong with the input, at once
public record ProblemBody(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String whatToDo,
    List<FaultBody> faults) {

  public record FaultBody(String where, String code, String message, List<String> suggestions) {
    static FaultBody of(Fault fault) {
      return new FaultBody(fault.where(), fault.code(), fault.message(), fault.suggestions());
    }
  }

  public static ProblemBody of(
      int status, String code, String title, String detail, String whatToDo) {
    return new ProblemBody(
        "urn:hwautomation:problem:" + code, title, status, detail, code, whatToDo, List.of());
  }

  static ProblemBody of(Problem problem) {
    return new ProblemBody(
        "urn:hwautomation:problem:" + problem.code(),
        title(problem.kind()),
        status(problem.kind()),
        String.valueOf(problem.getMessage()),
        problem.code(),
        problem.whatToDo(),
        problem.faults().stream().map(FaultBody::of).toList());
  }

  public static ProblemBody notSignedIn() {
    return of(
        401,
        "not-signed-in",
        "Not signed in",
        "This needs a signed-in user or an API token.",
        "Run 'hwa login', or send Authorization: Bearer with a token.");
  }

  /// A browser's session, without the token of one of our pages.
  public static ProblemBody foreignForm() {
    return of(
        403,
        "csrf-token-missing",
        "Not allowed",
        "The request came with a browser's session, but not from one of this service's pages.",
        "Load the page again; programs send Authorization: Bearer with a token instead.");
  }

  static int status(Problem.Kind kind) {
    return switch (kind) {
      case INVALID -> 422;
      case DENIED -> 403;
      case NOT_FOUND -> 404;
      case CONFLICT -> 409;
      case UNAVAILABLE -> 503;
    };
  }

  private static String title(Problem.Kind kind) {
    return switch (kind) {
      case INVALID -> "Cannot be done as asked";
      case DENIED -> "Not allowed";
      case NOT_FOUND -> "Not found";
      case CONFLICT -> "Conflicts with the present state";
      case UNAVAILABLE -> "Not available now";
    };
  }
}
