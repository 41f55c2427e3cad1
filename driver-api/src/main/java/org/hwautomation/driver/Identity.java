package org.hwautomation.driver;

/// Which machine this is, as its BMC says. Empty text where the BMC says nothing.
///
/// @param vendor the field's usual short name: `Dell`, `HPE`, `Supermicro`, `Lenovo`, or what the
///   BMC calls itself
/// @param bmcFamily `iDRAC9`, `iLO 6`, `XCC`, `OpenBMC` …
/// @param serial serial number or service tag
/// @param hostName name of the host's operating system, when the BMC knows it
public record Identity(
    String vendor,
    String model,
    String serial,
    String uuid,
    String bmcFamily,
    String bmcVersion,
    String biosVersion,
    String hostName) {}
