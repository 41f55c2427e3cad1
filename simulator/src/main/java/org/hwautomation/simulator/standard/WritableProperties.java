package org.hwautomation.simulator.standard;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Which properties a client may write, by schema: those that DMTF's schemas mark read-write and
/// that BMCs commonly accept. A trailing `/*` covers everything below.
final class WritableProperties {

  private static final Map<String, Set<String>> BY_SCHEMA =
      Map.ofEntries(
          Map.entry(
              "ComputerSystem",
              Set.of(
                  "AssetTag",
                  "HostName",
                  "IndicatorLED",
                  "LocationIndicatorActive",
                  "PowerRestorePolicy",
                  "Boot/BootSourceOverrideTarget",
                  "Boot/BootSourceOverrideEnabled",
                  "Boot/BootSourceOverrideMode",
                  "Boot/UefiTargetBootSourceOverride",
                  "Boot/BootNext",
                  "Boot/HttpBootUri",
                  "Boot/BootOrder")),
          Map.entry("Chassis", Set.of("AssetTag", "IndicatorLED", "LocationIndicatorActive")),
          Map.entry(
              "Manager",
              Set.of("DateTime", "DateTimeLocalOffset", "TimeZoneName", "LocationIndicatorActive")),
          Map.entry("Drive", Set.of("IndicatorLED", "LocationIndicatorActive")),
          Map.entry("BootOption", Set.of("BootOptionEnabled")),
          Map.entry("SecureBoot", Set.of("SecureBootEnable")),
          Map.entry("SessionService", Set.of("SessionTimeout")),
          Map.entry(
              "AccountService",
              Set.of(
                  "AccountLockoutThreshold",
                  "AccountLockoutDuration",
                  "AccountLockoutCounterResetAfter",
                  "AuthFailureLoggingThreshold")),
          Map.entry(
              "ManagerAccount",
              Set.of(
                  "UserName", "Password", "RoleId", "Enabled", "Locked", "PasswordChangeRequired")),
          Map.entry("EventDestination", Set.of("Context")),
          Map.entry(
              "EventService", Set.of("DeliveryRetryAttempts", "DeliveryRetryIntervalSeconds")),
          Map.entry(
              "UpdateService",
              Set.of("HttpPushUriTargets", "HttpPushUriTargetsBusy", "HttpPushUriOptions/*")),
          Map.entry(
              "EthernetInterface",
              Set.of("HostName", "FQDN", "StaticNameServers", "DHCPv4/DHCPEnabled")),
          Map.entry(
              "ManagerNetworkProtocol",
              Set.of(
                  "HostName",
                  "NTP/ProtocolEnabled",
                  "NTP/NTPServers",
                  "IPMI/ProtocolEnabled",
                  "SSH/ProtocolEnabled",
                  "SNMP/ProtocolEnabled")),
          Map.entry("LogService", Set.of("ServiceEnabled")));

  private static final Map<String, Set<String>> ENUMS =
      Map.of(
          "IndicatorLED", Set.of("Lit", "Blinking", "Off"),
          "BootSourceOverrideEnabled", Set.of("Disabled", "Once", "Continuous"),
          "BootSourceOverrideMode", Set.of("Legacy", "UEFI"));

  private WritableProperties() {}

  static Set<String> of(ObjectNode json) {
    var type = json.path("@odata.type").asString("");
    int dot = type.indexOf('.');
    if (!type.startsWith("#") || dot < 0) return Set.of();
    return BY_SCHEMA.getOrDefault(type.substring(1, dot), Set.of());
  }

  static boolean within(String name, Set<String> writable) {
    return writable.stream()
        .anyMatch(one ->
            one.endsWith("/*") && (name + "/").startsWith(one.substring(0, one.length() - 1)));
  }

  static boolean legal(String name, JsonNode value) {
    var values = ENUMS.get(name);
    return values == null || values.contains(value.asString(""));
  }
}
