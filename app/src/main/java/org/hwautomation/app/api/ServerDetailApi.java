package org.hwautomation.app.api;

import java.time.Instant;
import java.util.List;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.registry.KnownRegistry;
import org.hwautomation.fleet.bios.registry.RegistryKey;
import org.hwautomation.fleet.bios.snapshot.SnapshotKind;
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

  /// As kept for machines of its kind; the BMC is not called.
  @GetMapping("/bios/registry")
  RegistryBody registry(Actor actor, @PathVariable String id) {
    actor.require(Permission.READ);
    var server = fleet.servers().byIdOrName(id);
    var registry =
        fleet
            .biosSnapshots()
            .latest(server.id(), SnapshotKind.CURRENT)
            .flatMap(read ->
                fleet.biosRegistries().find(RegistryKey.of(server.identity(), read.settings())))
            .flatMap(KnownRegistry::registry)
            .orElseThrow(() ->
                Problem.notFound(
                    "no-bios-registry",
                    "No registry of the BIOS attributes of " + server.name() + " is known.",
                    "POST to /api/v1/servers/{id}/bios/refresh reads it. If there is none then, its BMC"
                        + " offers none, and values are not checked before they are written."));
    return new RegistryBody(
        registry.id(),
        registry.listed(),
        registry.attributes().values().stream().map(AttributeBody::of).toList());
  }
}
