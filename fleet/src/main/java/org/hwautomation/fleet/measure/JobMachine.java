package org.hwautomation.fleet.measure;

import java.util.List;
import java.util.Optional;
import org.hwautomation.driver.Identity;
import org.hwautomation.fleet.step.CheckPreflight;
import org.hwautomation.fleet.step.InstallFirmware;
import org.hwautomation.jobs.JobStep;
import org.hwautomation.jobs.StepState;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Which machine a job works on, as its preflight step found it.
public final class JobMachine {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JobMachine() {}

  /// Empty before the preflight, and of jobs that have none. Without versions once the job has
  /// installed firmware: nobody knows any more which ones run.
  public static Optional<Identity> of(List<JobStep> steps) {
    boolean updated =
        steps.stream()
            .anyMatch(step ->
                step.kind().equals(InstallFirmware.KIND) && step.state() != StepState.PENDING);
    return steps.stream()
        .filter(step -> step.kind().equals(CheckPreflight.KIND) && step.result().isObject())
        .findFirst()
        .flatMap(JobMachine::identity)
        .map(found -> updated ? withoutVersions(found) : found);
  }

  private static Optional<Identity> identity(JobStep preflight) {
    try {
      return Optional.of(JSON.treeToValue(preflight.result(), Identity.class))
          .filter(found -> found.vendor() != null && found.model() != null);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Identity withoutVersions(Identity found) {
    return new Identity(
        found.vendor(),
        found.model(),
        found.serial(),
        found.uuid(),
        found.bmcFamily(),
        "",
        "",
        found.hostName());
  }
}
