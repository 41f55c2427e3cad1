package org.hwautomation.fleet.bios.drift;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who of us wrote BIOS attributes.
public interface Writers {

  /// The newest job of ours that read back this value of this attribute within the time.
  ///
  /// @param after not included
  Optional<UUID> of(
      UUID server, String attribute, @Nullable Object value, Instant after, Instant until);

  /// Whether a job of ours works on the server now: its BIOS is on its way from one state to
  /// another.
  boolean busy(UUID server);

  /// Nobody; for who has no jobs.
  Writers NONE =
      new Writers() {
        @Override
        public Optional<UUID> of(
            UUID server, String attribute, @Nullable Object value, Instant after, Instant until) {
          return Optional.empty();
        }

        @Override
        public boolean busy(UUID server) {
          return false;
        }
      };
}
