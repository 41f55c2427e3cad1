package org.hwautomation.fleet.step;

import java.util.UUID;
import org.hwautomation.driver.bios.BiosPasswords;

/// The BIOS passwords that a job is about. They are kept sealed beside the job, not in its plan,
/// and are gone when it is over.
@FunctionalInterface
public interface JobPasswords {

  /// In clear: ask on the way to the BMC.
  ///
  /// @throws org.hwautomation.fleet.Problem when they are kept no more
  BiosPasswords.Change of(UUID job);
}
