package org.hwautomation.fleet.discovery;

import java.util.List;

/// Where to look.
///
/// @param targets `10.0.0.0/24`, `10.0.0.5-10.0.0.40`, `10.0.0.7`, `bmc7.example.org`
/// @param ports HTTPS ports to try on each address
public record NewDiscovery(List<String> targets, List<Integer> ports) {
  public NewDiscovery {
    targets = List.copyOf(targets);
    ports = List.copyOf(ports);
  }
}
