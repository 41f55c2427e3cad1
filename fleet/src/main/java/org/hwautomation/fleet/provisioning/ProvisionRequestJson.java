package org.hwautomation.fleet.provisioning;

import java.time.Duration;
import java.util.Optional;
import org.hwautomation.fleet.bios.change.ApplyTimeJson;
import org.hwautomation.fleet.database.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A request as orders keep it.
record ProvisionRequestJson(
    @Nullable String deviceType,
    FirmwarePolicy firmware,
    boolean configureBios,
    boolean allowDowngrade,
    long gracefulSeconds,
    boolean powerOffAtEnd,
    ApplyTimeJson when) {

  static JsonNode write(ProvisionRequest request) {
    var json =
        new ProvisionRequestJson(
            request.deviceType().orElse(null),
            request.firmware(),
            request.configureBios(),
            request.allowDowngrade(),
            request.gracefulLimit().toSeconds(),
            request.powerOffAtEnd(),
            ApplyTimeJson.of(request.when()));
    return Json.read(Json.write(json), JsonNode.class);
  }

  static ProvisionRequest read(JsonNode json) {
    return Json.read(json.toString(), ProvisionRequestJson.class).request();
  }

  private ProvisionRequest request() {
    return new ProvisionRequest(
        Optional.ofNullable(deviceType),
        firmware,
        configureBios,
        allowDowngrade,
        Duration.ofSeconds(gracefulSeconds),
        powerOffAtEnd,
        when.time());
  }
}
