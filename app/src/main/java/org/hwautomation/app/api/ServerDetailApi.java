package org.hwautomation.app.api;

import java.time.Instant;
import java.util.List;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What an operator asks of one server before writing a device type: which firmware it has, and
/// which BIOS attributes it takes.
@RestController
@RequestMapping("/api/v1/servers/{id}")
class ServerDetailApi {

  private final Fleet fleet;

  ServerDetailApi(Fleet fleet) {
    this.fleet = fleet;
  }

  /// @param readAt when the server last said so
  record FirmwareBody(Instant readAt, List<FirmwareItem> items) {}

  /// @param listed entries in the BMC's document; more than attributes when it lists names twice
  record RegistryBody(String id, int listed, List<AttributeBody> attributes) {}

  /// @param type `ENUMERATION`, `STRING`, `INTEGER`, `BOOLEAN`, `PASSWORD`, or what the BMC calls
  ///   it
  record AttributeBody(
      String name,
      String type,
      String displayName,
      String helpText,
      String menuPath,
      List<AttributeRegistry.Value> values,
      @Nullable Long lowerBound,
      @Nullable Long upperBound,
      @Nullable Integer minLength,
      @Nullable Integer maxLength,
      boolean readOnly,
      boolean resetRequired) {

    static AttributeBody of(AttributeRegistry.Attribute attribute) {
      return new AttributeBody(
          attribute.name(),
          switch (attribute.type()) {
            case ENUMERATION, STRING, INTEGER, BOOLEAN, PASSWORD -> attribute.type().name();
            case OTHER -> attribute.rawType();
          },
          attribute.displayName(),
          attribute.helpText(),
          attribute.menuPath(),
          attribute.values(),
          attribute.lowerBound(),
          attribute.upperBound(),
          attribute.minLength(),
          attribute.maxLength(),
          attribute.readOnly(),
          attribute.resetRequired());
    }
  }

  /// As last inventoried; the BMC is not called.
  @GetMapping("/firmware")
  FirmwareBody firmware(Actor actor, @PathVariable String id) {
    actor.require(Permission.READ);
    var server = fleet.servers().byIdOrName(id);
    var snapshot =
        fleet
            .inventories()
            .latest(server.id())
            .orElseThrow(() ->
                Problem.notFound(
                    "not-read-yet",
                    server.name() + " has not been read yet.",
                    "POST to /api/v1/servers/{id}/inventory reads it now."));
    return new FirmwareBody(snapshot.confirmedAt(), snapshot.inventory().firmware());
  }

  /// Asks the BMC.
  @GetMapping("/bios/registry")
  RegistryBody registry(Actor actor, @PathVariable String id) {
    var server = fleet.servers().byIdOrName(id);
    var registry =
        fleet
            .inventories()
            .biosRegistry(actor, server.id())
            .orElseThrow(() ->
                Problem.notFound(
                    "no-bios-registry",
                    "The BMC of " + server.name() + " offers no registry of BIOS attributes.",
                    "Its attributes are at /api/v1/servers/{id}/bios; their values are not"
                        + " checked before they are written."));
    return new RegistryBody(
        registry.id(),
        registry.listed(),
        registry.attributes().values().stream().map(AttributeBody::of).toList());
  }
}
