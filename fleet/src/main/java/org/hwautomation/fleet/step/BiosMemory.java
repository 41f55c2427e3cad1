package org.hwautomation.fleet.step;

import java.util.Map;
import java.util.UUID;
import org.hwautomation.driver.bios.BiosSettings;
import org.jspecify.annotations.Nullable;

/// Where the values of before and after a change are kept.
public interface BiosMemory {

  /// Keeping the same values again gives the same snapshot.
  ///
  /// @param subject the server's id
  /// @return the snapshot's id
  UUID keep(String subject, UUID job, BiosSettings settings);

  /// @throws java.util.NoSuchElementException when there is no such snapshot
  Map<String, @Nullable Object> recall(UUID snapshot);

  /// The values that a job read last after it had kept those of before; none when it did not come
  /// to that.
  Map<String, @Nullable Object> leftBehind(UUID before, UUID job);
}
