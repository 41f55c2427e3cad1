package org.hwautomation.fleet.step;

import java.time.Instant;
import org.hwautomation.driver.Method;

/// Checkpoint of asking for a boot device: it was sent by this method, and is looked for by the
/// same.
public record BootAsked(Instant since, Method method) {}
