package org.hwautomation.fleet.bmc;

import org.hwautomation.fleet.Problem;
import org.hwautomation.jobs.step.Advice;
import org.hwautomation.jobs.step.JobFailure;

/// A BMC did not answer as it should, told to the person who asked.
public final class BmcProblem extends Problem {

  private BmcProblem(Kind kind, String code, String message, String whatToDo) {
    super(kind, code, message, whatToDo);
  }

  public static BmcProblem of(JobFailure failure) {
    return new BmcProblem(
        Kind.UNAVAILABLE, failure.code(), failure.message(), whatToDo(failure.advice()));
  }

  /// Something answers there, but not a Redfish service.
  public static BmcProblem notABmc(String address, JobFailure failure) {
    return new BmcProblem(
        Kind.INVALID,
        "not-a-bmc",
        "%s answers, but not as a Redfish service: %s".formatted(address, failure.message()),
        "Check the address and port; on old BMCs Redfish may have to be switched on.");
  }

  private static String whatToDo(Advice advice) {
    return switch (advice) {
      case Advice.Never(var text) -> text;
      case Advice.After(var pause) -> "Try again in %d seconds.".formatted(pause.toSeconds());
      case Advice.ObserveFirst(var pause) ->
          "Look at the server in %d seconds, then try again.".formatted(pause.toSeconds());
    };
  }
}
