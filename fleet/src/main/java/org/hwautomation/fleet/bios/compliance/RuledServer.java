package org.hwautomation.fleet.bios.compliance;

import java.util.List;
import java.util.UUID;

/// What a rule may ask of a server besides its BIOS.
///
/// @param deviceType the assigned one, else the one whose match rules fit; may be empty
/// @param driver id of the driver that serves it; empty before the first contact
public record RuledServer(
    UUID id,
    String name,
    String vendor,
    String model,
    String deviceType,
    String site,
    List<String> tags,
    String driver) {

  public RuledServer {
    tags = List.copyOf(tags);
  }
}
