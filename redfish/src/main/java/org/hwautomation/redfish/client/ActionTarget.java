package org.hwautomation.redfish.client;

import java.util.Map;
import java.util.Set;

/// An action that a resource offers.
///
/// @param key as found: `#ComputerSystem.Reset`,
///   `OemManager.v1_4_0.OemManager#OemManager.ExportSystemConfiguration`
/// @param target where to POST
/// @param allowed values by parameter from `Parameter@Redfish.AllowableValues`; empty when not said
///   here
/// @param actionInfo path of `@Redfish.ActionInfo`, empty text when none
public record ActionTarget(
    String key, String target, Map<String, Set<String>> allowed, String actionInfo) {}
