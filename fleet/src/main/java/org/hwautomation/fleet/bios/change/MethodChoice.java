package org.hwautomation.fleet.bios.change;

import java.util.Optional;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.fleet.devicetype.DeviceType;
import org.hwautomation.fleet.devicetype.MethodRule;

/// Chooses how each setting is written: what the device type says first, then what the server
/// offers.
final class MethodChoice {

  private final Optional<DeviceType> deviceType;
  private final ConnectedServer server;

  MethodChoice(Optional<DeviceType> deviceType, ConnectedServer server) {
    this.deviceType = deviceType;
    this.server = server;
  }

  record Chosen(MethodUse use, String reason, boolean offered) {}

  Chosen of(String attribute) {
    var rule = deviceType.flatMap(type -> rule(type, attribute));
    var use = rule.map(found -> MethodUse.of(found.methods())).orElse(MethodUse.UNKNOWN);
    var offered =
        server.ways(BiosConfiguration.class).stream()
            .map(BiosConfiguration::method)
            .filter(use.methods()::contains)
            .toList();
    var why =
        rule.map(found ->
                "device type %s says so for %s"
                    .formatted(deviceType.orElseThrow().name(), found.setting().pattern()))
            .orElse("no rule names it");
    return new Chosen(
        use,
        offered.isEmpty()
            ? why + "; this server offers none of " + use.methods()
            : why + "; offered here: " + offered,
        !offered.isEmpty());
  }

  private static Optional<MethodRule> rule(DeviceType type, String attribute) {
    return type.methods().stream().filter(rule -> rule.setting().matches(attribute)).findFirst();
  }
}
