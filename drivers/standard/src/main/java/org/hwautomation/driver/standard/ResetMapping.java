package org.hwautomation.driver.standard;

import static org.hwautomation.driver.ResetType.FORCE_OFF;
import static org.hwautomation.driver.ResetType.FORCE_ON;
import static org.hwautomation.driver.ResetType.FORCE_RESTART;
import static org.hwautomation.driver.ResetType.GRACEFUL_RESTART;
import static org.hwautomation.driver.ResetType.GRACEFUL_SHUTDOWN;
import static org.hwautomation.driver.ResetType.NMI;
import static org.hwautomation.driver.ResetType.ON;
import static org.hwautomation.driver.ResetType.POWER_CYCLE;
import static org.hwautomation.driver.ResetType.PUSH_POWER_BUTTON;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.driver.ResetType;

/// The nearest reset type that a server allows (fact book 2.1).
public final class ResetMapping {

  private static final Map<ResetType, List<ResetType>> NEAREST =
      Map.of(
          ON, List.of(ON, FORCE_ON, PUSH_POWER_BUTTON),
          FORCE_ON, List.of(FORCE_ON, ON, PUSH_POWER_BUTTON),
          PUSH_POWER_BUTTON, List.of(PUSH_POWER_BUTTON, ON, FORCE_ON),
          GRACEFUL_RESTART, List.of(GRACEFUL_RESTART, FORCE_RESTART, POWER_CYCLE),
          FORCE_RESTART, List.of(FORCE_RESTART, GRACEFUL_RESTART, POWER_CYCLE),
          POWER_CYCLE, List.of(POWER_CYCLE, FORCE_RESTART, GRACEFUL_RESTART),
          GRACEFUL_SHUTDOWN, List.of(GRACEFUL_SHUTDOWN, FORCE_OFF),
          FORCE_OFF, List.of(FORCE_OFF, GRACEFUL_SHUTDOWN),
          NMI, List.of(NMI));

  private ResetMapping() {}

  /// @param allowed empty when the service does not say: then what is wanted may be tried
  public static Optional<ResetType> nearest(ResetType wanted, Set<ResetType> allowed) {
    if (allowed.isEmpty()) return Optional.of(wanted);
    return NEAREST.getOrDefault(wanted, List.of(wanted)).stream()
        .filter(allowed::contains)
        .findFirst();
  }
}
