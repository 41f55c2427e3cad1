package org.hwautomation.app.web;

import java.util.List;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.operation.Started;

/// Turns what the domain says went wrong into what a person reads.
final class Notices {

  private Notices() {}

  static Notice of(Problem problem) {
    return new Notice(
        Tone.BAD,
        String.valueOf(problem.getMessage()),
        "",
        problem.faults().stream().map(Fault::text).toList(),
        problem.whatToDo());
  }

  /// Of an order over many servers, what did not begin.
  static Notice notStarted(List<Started> refused, int begun) {
    return new Notice(
        Tone.BAD,
        "%d started, %d did not".formatted(begun, refused.size()),
        "",
        refused.stream()
            .flatMap(one -> one.problem().stream())
            .map(problem -> problem.getMessage() + " " + problem.whatToDo())
            .toList(),
        "");
  }
}
