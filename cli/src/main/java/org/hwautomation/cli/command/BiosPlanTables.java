package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.hwautomation.cli.client.ExitCode;
import org.hwautomation.cli.output.Table;
import tools.jackson.databind.JsonNode;

/// BIOS plans as people read them.
record BiosPlanTables(ServiceOptions service) {

  /// @return 0 when every plan can be run or has nothing to do
  int print(JsonNode answer) {
    int impossible = 0;
    for (var plan : answer.path("plans")) {
      service.line("");
      service.line(headline(plan));
      for (var fault : plan.path("faults")) {
        impossible++;
        service.line("  ! " + text(fault, "where") + ": " + text(fault, "message"));
      }
      for (var risk : plan.path("risks")) service.line("  ! " + text(risk, "text"));
      for (var note : plan.path("notes")) service.line("  - " + note.asString(""));
      var table = new Table("PASS", "SETTING", "NOW", "WANTED", "METHOD", "WHY");
      for (var change : plan.path("changes")) {
        table.row(
            text(change, "pass"),
            text(change, "attribute"),
            text(change, "from"),
            text(change, "to"),
            text(change, "methodTitle"),
            text(change, "reason"));
      }
      if (!table.isEmpty()) table.print(service.out());
      methods(plan);
      if (!text(plan, "wayBack").isEmpty()) service.line("  " + text(plan, "wayBack"));
    }
    return impossible == 0 ? 0 : ExitCode.FAILED.number();
  }

  /// Each reason once, with the settings that it holds for.
  private void methods(JsonNode plan) {
    var settings = new LinkedHashMap<String, List<String>>();
    for (var change : plan.path("changes")) {
      settings
          .computeIfAbsent(
              text(change, "methodTitle") + ": " + text(change, "methodReason"),
              _ -> new ArrayList<>())
          .add(text(change, "attribute"));
    }
    settings.forEach(
        (reason, names) -> service.line("  %s by %s".formatted(String.join(", ", names), reason)));
  }

  private static String headline(JsonNode plan) {
    var hash = text(plan, "planHash");
    if (hash.isEmpty()) {
      return text(plan, "server")
          + (plan.path("faults").isEmpty()
              ? ": every setting is as wanted already"
              : ": cannot be changed as asked");
    }
    return "%s: %s, %s, about %s min, plan %s"
        .formatted(
            text(plan, "server"),
            counted(plan.path("changes").size(), "setting"),
            counted(plan.path("hostReboots").asInt(0), "host restart"),
            (plan.path("expectedSeconds").asLong(0) + 59) / 60,
            hash.substring(0, 12));
  }

  private static String counted(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
