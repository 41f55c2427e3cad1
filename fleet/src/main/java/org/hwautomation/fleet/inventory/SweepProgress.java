package org.hwautomation.fleet.inventory;

import java.util.List;
import java.util.UUID;

/// How far a refresh of many servers has come.
///
/// @param faults servers that could not be read, with the reason
public record SweepProgress(
    UUID id,
    int total,
    int done,
    int failed,
    boolean finished,
    boolean cancelled,
    List<SweepFault> faults) {

  public record SweepFault(UUID server, String name, String reason) {}
}
