package org.hwautomation.fleet.bios.operation;

import java.util.List;
import org.hwautomation.fleet.Fault;

/// What was found about an operation on one server.
///
/// @param settled it is so already
/// @param before how the server stands, one fact a line
/// @param after how it will stand, one fact a line
record Prospect(
    Work work,
    boolean settled,
    List<String> before,
    List<String> after,
    List<String> notes,
    List<Fault> faults) {

  Prospect {
    before = List.copyOf(before);
    after = List.copyOf(after);
    notes = List.copyOf(notes);
    faults = List.copyOf(faults);
  }
}
