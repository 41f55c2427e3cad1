package org.hwautomation.fleet.window;

import org.hwautomation.fleet.Fault;

/// Whether a server may be worked on now, as its window says.
public sealed interface WindowState {

  record Open(String window, Opening opening) implements WindowState {}

  record Closed(MaintenanceWindow window, Opening next) implements WindowState {}

  /// It would open if it were not switched off.
  record Off(String window) implements WindowState {}

  /// There is no such window, or it does not open any more.
  record Never(Fault fault) implements WindowState {}
}
