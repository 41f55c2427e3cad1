package org.hwautomation.app.api;

import java.util.List;
import java.util.stream.Collectors;
import org.hwautomation.app.api.ProblemBody.FaultBody;
import org.hwautomation.fleet.Nearest;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says what is wrong with a request's JSON: where, and what was meant perhaps. What stood there is
/// not repeated: it may be a password.
final class UnreadableBody {

  private static final String CORRECT = "Correct the body; /api/docs describes it.";

  private UnreadableBody() {}

  static ProblemBody missing(MethodArgumentNotValidException e) {
    var faults =
        e.getFieldErrors().stream()
            .map(error -> new FaultBody(error.getField(), "missing", "is needed", List.of()))
            .sorted(java.util.Comparator.comparing(FaultBody::where))
            .toList();
    var names = faults.stream().map(FaultBody::where).collect(Collectors.joining(", "));
    return problem(422, "field-missing", "The request lacks " + names + ".", faults);
  }

  static ProblemBody problem(HttpMessageNotReadableException e) {
    return switch (e.getCause()) {
      case UnrecognizedPropertyException unknown -> unknownField(unknown);
      case InvalidFormatException invalid -> wrongValue(invalid);
      case DatabindException wrong -> {
        var where = path(wrong);
        yield problem(
            400,
            "wrong-type",
            "The value of " + (where.isEmpty() ? "the body" : where) + " has the wrong type.",
            List.of(new FaultBody(where, "wrong-type", "has the wrong type", List.of())));
      }
      case JacksonException broken -> {
        var at = broken.getLocation();
        var where = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
        yield problem(
            400,
            "bad-json",
            "The body is not JSON" + (where.isEmpty() ? "." : " (" + where + ")."),
            List.of(new FaultBody(where, "bad-json", "is not JSON", List.of())));
      }
      case null, default ->
          problem(400, "body-missing", "The request needs a body in JSON.", List.of());
    };
  }

  private static ProblemBody unknownField(UnrecognizedPropertyException unknown) {
    var known =
        unknown.getKnownPropertyIds() == null
            ? List.<String>of()
            : unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
    var suggestions = Nearest.to(unknown.getPropertyName(), known);
    var where = path(unknown);
    return problem(
        400,
        "unknown-field",
        "There is no field " + where + ".",
        List.of(new FaultBody(where, "unknown-field", "is not known", suggestions)));
  }

  private static ProblemBody wrongValue(InvalidFormatException invalid) {
    var where = path(invalid);
    var constants = invalid.getTargetType().getEnumConstants();
    var choices =
        constants == null
            ? List.<String>of()
            : java.util.Arrays.stream(constants).map(String::valueOf).toList();
    var text = choices.isEmpty() ? "cannot be read" : "is one of " + String.join(", ", choices);
    return problem(
        400,
        "wrong-value",
        "The value of " + where + " " + text + ".",
        List.of(new FaultBody(where, "wrong-value", text, choices)));
  }

  private static String path(DatabindException e) {
    return e.getPath().stream()
        .map(step ->
            step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static ProblemBody problem(
      int status, String code, String detail, List<FaultBody> faults) {
    return new ProblemBody(
        "urn:hwautomation:problem:" + code,
        "Cannot be understood",
        status,
        detail,
        code,
        CORRECT,
        faults);
  }
}
