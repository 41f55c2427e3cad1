package org.hwautomation.fleet.bios.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosVerdict;

/// What became of one setting by one method in one job.
///
/// @param step key of the step that found out
/// @param machine with the versions that ran at the time
/// @param staging until the BMC had it
/// @param inForce from then until it was read back
record SettingResult(
    UUID job,
    String step,
    String attribute,
    Method method,
    Identity machine,
    BiosVerdict.Result outcome,
    Optional<Duration> staging,
    Optional<Duration> inForce,
    Instant at) {}
