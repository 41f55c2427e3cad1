package org.hwautomation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hwautomation.jobs.step.Advice;
import org.hwautomation.jobs.step.JobFailure;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.junit.jupiter.api.Test;

class BmcFailuresTest {

  private static JobFailure unauthenticated(String method, String path) {
    var failure = new Failure.Unauthenticated(new Where("r1", method, path), List.of());
    return BmcFailures.translate(new RedfishException(failure)).orElseThrow();
  }

  @Test
  void loginThatWasRefusedIsNotTriedAgain() {
    var failure = unauthenticated("POST", "/redfish/v1/SessionService/Sessions");

    assertThat(failure.advice()).isInstanceOf(Advice.Never.class);
    assertThat(failure.message()).contains("refuses the stored user name and password");
  }

  /// iDRAC does that for minutes after its restart (fact book 2.1).
  @Test
  void requestThatWasRefusedAfterAGoodLoginIsTriedAgain() {
    var failure = unauthenticated("GET", "/redfish/v1/Systems");

    assertThat(failure.advice()).isInstanceOf(Advice.After.class);
    assertThat(failure.message()).contains("/redfish/v1/Systems").doesNotContain("stored");
  }
}
