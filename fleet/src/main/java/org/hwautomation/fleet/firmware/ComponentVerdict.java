package org.hwautomation.fleet.firmware;

import java.util.Optional;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.VersionOrder;

/// What the analysis says of one component of one server.
///
/// @param wanted version it is to run; empty when the baseline says nothing
/// @param order how the installed version stands to the wanted one
/// @param reason one sentence for the plan, whether selected or not
/// @param hop 1 for the first image of a component, 2 for what follows it … (an intermediate
///   version on the way)
/// @param target present when it is selected for installation
public record ComponentVerdict(
    FirmwareItem installed,
    String wanted,
    VersionOrder order,
    Decision decision,
    String reason,
    int hop,
    Optional<FirmwareTarget> target) {

  public enum Decision {
    /// Will be installed.
    SELECTED,
    /// Runs the wanted version.
    UP_TO_DATE,
    /// Not in the baseline: left alone.
    NOT_WANTED,
    /// Newer than wanted, and going back was not asked for.
    WOULD_DOWNGRADE,
    /// The versions cannot be compared; never flashed without being asked for by name.
    NOT_COMPARABLE,
    /// Wanted, but something stands in the way (no image, not updateable, incompatible).
    BLOCKED
  }

  public boolean selected() {
    return decision == Decision.SELECTED;
  }
}
