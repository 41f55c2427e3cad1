package org.hwautomation.fleet.server;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What an import did, or in a dry run would do. All or nothing: with a faulty line nothing is
/// stored and the import throws a `Problem` with every fault.
public record ImportReport(ImportMode mode, List<Row> rows) {
  public ImportReport {
    rows = List.copyOf(rows);
  }

  /// @param line 1-based line in the file
  /// @param server empty in a dry run
  /// @param text `would be added`, `enrolled`, or why it is only NEW
  public record Row(int line, String name, String address, Optional<UUID> server, String text) {}
}
