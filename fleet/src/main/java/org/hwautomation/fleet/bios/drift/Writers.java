package org.hwautomation.fleet.bios.drift;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who of us wrote BIOS attributes.
public interface Writers {

  /// The newest job of ours that gave this attribute this value.
  Optional<UUID> of(UUID server, Change change);

  /// A value that was not there at the reading before.
  ///
  /// @param after when the reading before was last confirmed
  /// @param until when this reading was taken
  /// @param readBy the job that took it: before it wrote, or after
  record Change(
      String attribute,
      @Nullable Object value,
      Instant after,
      Instant until,
      Optional<UUID> readBy) {}

  /// Whether a job of ours works on the server now: its BIOS is on its way from one state to
  /// another.
  boolean busy(UUID server);

  /// Nobody; for who has no jobs.
  Writers NONE =
      new Writers() {
        @Override
        public Optional<UUID> of(UUID server, Change change) {
          return Optional.empty();
        }

        @Override
        public boolean busy(UUID server) {
          return false;
        }
      };
}
