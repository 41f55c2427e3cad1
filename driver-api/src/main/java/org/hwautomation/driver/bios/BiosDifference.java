package org.hwautomation.driver.bios;

import org.jspecify.annotations.Nullable;

/// One attribute that is to change. Stored in plans as JSON.
///
/// @param attribute the live name on this server (Supermicro's carries a suffix that differs by
///   BIOS version)
/// @param from value at planning time
/// @param reason `wanted`, or what makes it necessary: `SysProfile must be Custom before
///   ProcPwrPerf can be set`
/// @param pass 1 for the first reboot, 2 for what can only be set after it
public record BiosDifference(
    String attribute,
    String displayName,
    @Nullable Object from,
    Object to,
    String reason,
    int pass) {}
