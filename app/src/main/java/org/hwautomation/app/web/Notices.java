package org.hwautomation.app.web;

import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Problem;

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
}
