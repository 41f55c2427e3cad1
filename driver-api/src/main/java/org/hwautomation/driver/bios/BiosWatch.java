package org.hwautomation.driver.bios;

import java.util.Optional;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.Capability;

/// Whether a server's BIOS attributes are still as they were, at the price of one request. Never
/// asks what else the server can do.
public interface BiosWatch extends Capability {

  /// @param last mark of the last look; empty = finds the resource first
  Look look(Optional<Mark> last);

  /// How a later look knows the values again.
  ///
  /// @param path where the server keeps its attributes
  /// @param etag as the BMC gave it; empty where it gives none
  /// @param digest over names and values
  record Mark(String path, String etag, Sha256 digest) {}

  sealed interface Look {
    /// @param mark to ask with the next time
    record Unchanged(Mark mark) implements Look {}

    /// Other values than the mark says, or the first look.
    record Changed(Mark mark) implements Look {}

    /// The server has no BIOS attributes.
    record Nothing() implements Look {}
  }
}
