package org.hwautomation.fleet.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import org.hwautomation.jobs.Job;

/// What every job owes that does not end well: a failure that names the machine, and never one of
/// our own making.
public final class GivenReason {

  private GivenReason() {}

  public static void assertGiven(Job job, String machine, String text) {
    assertThat(job.steps().stream().flatMap(step -> step.failure().stream()))
        .as(text)
        .isNotEmpty()
        .allSatisfy(failure -> {
          assertThat(failure.code()).isNotEqualTo("step-crashed");
          assertThat(failure.message()).contains(machine);
        });
  }
}
