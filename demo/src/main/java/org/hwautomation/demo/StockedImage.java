package org.hwautomation.demo;

/// One image of the demo's repository and what it should do to the simulated machine.
///
/// @param profile whose machines it is for
/// @param component the simulator's name of what it is flashed into
/// @param kind `BMC`, `BIOS` or `NIC`
record StockedImage(String profile, String component, String kind, String version) {}
