package org.hwautomation.fleet.server;

import java.util.List;

/// One server as an imported file has it; empty text where it says nothing.
///
/// @param number 1-based line in the file
record ImportLine(
    int number,
    String name,
    String address,
    String user,
    String password,
    String fingerprint,
    String site,
    List<String> tags,
    String deviceType) {

  @Override
  public String toString() {
    return "ImportLine[" + number + ", " + address + "]";
  }
}
