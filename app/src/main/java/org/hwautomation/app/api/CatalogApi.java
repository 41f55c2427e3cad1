package org.hwautomation.app.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.devicetype.DeviceType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Device types, firmware catalog, and reading them anew.
@RestController
class CatalogApi {

  private final Fleet fleet;

  CatalogApi(Fleet fleet) {
    this.fleet = fleet;
  }

  record DeviceTypeBody(
      String name,
      String description,
      List<String> match,
      int biosSections,
      List<String> preserve,
      List<String> firmware,
      String file) {

    static DeviceTypeBody of(DeviceType type) {
      return new DeviceTypeBody(
          type.name(),
          type.description(),
          type.match().stream()
              .map(rule -> rule.vendor().pattern() + " / " + rule.model().pattern())
              .toList(),
          type.bios().size(),
          type.preserve(),
          type.firmware().stream()
              .map(line ->
                  "%s %s: %s".formatted(line.kind(), line.component().pattern(), line.version()))
              .toList(),
          type.file());
    }
  }

  record ImageBody(
      String vendor,
      List<String> models,
      String kind,
      String component,
      String version,
      String file,
      String sha256,
      String size,
      String state,
      String where) {}

  record ReloadBody(int deviceTypes, int images, Instant readAt) {}

  @GetMapping("/api/v1/device-types")
  PageBody<DeviceTypeBody> deviceTypes(Actor actor) {
    actor.require(Permission.READ);
    return new PageBody<>(
        fleet.catalogs().current().deviceTypes().stream().map(DeviceTypeBody::of).toList(), null);
  }

  /// A device type as a server was when it was read last, without what is at its default and what
  /// belongs to that machine alone: to be put into `device-types/` of the configuration.
  ///
  /// @param id name or id of the server
  /// @param name for the device type; the server's own without it
  @GetMapping(path = "/api/v1/servers/{id}/device-type-draft", produces = MediaType.ALL_VALUE)
  ResponseEntity<String> draft(
      Actor actor, @PathVariable String id, @RequestParam(required = false) @Nullable String name) {
    actor.require(Permission.READ);
    var server = fleet.servers().byIdOrName(id);
    var wanted = name == null ? server.name().toLowerCase(Locale.ROOT) : name;
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/yaml;charset=utf-8"))
        .body(fleet.deviceTypeDrafts().draft(actor, server, wanted));
  }

  @GetMapping("/api/v1/firmware")
  PageBody<ImageBody> firmware(Actor actor) {
    actor.require(Permission.READ);
    return new PageBody<>(
        fleet.firmware().images().stream()
            .map(image ->
                new ImageBody(
                    image.entry().vendor().pattern(),
                    image.entry().models().stream().map(glob -> glob.pattern()).toList(),
                    image.entry().kind().name(),
                    image.entry().component().pattern(),
                    image.entry().version(),
                    image.entry().file(),
                    image.entry().sha256().hex(),
                    image.entry().size().toString(),
                    image.state().name(),
                    image.entry().where()))
            .toList(),
        null);
  }

  /// Reads the configuration directory again. With a fault in it, the old one stays and every fault
  /// is named.
  @PostMapping("/api/v1/configuration/reload")
  ReloadBody reload(Actor actor) {
    var catalog = fleet.catalogs().reload(actor);
    return new ReloadBody(
        catalog.deviceTypes().size(), catalog.firmware().entries().size(), catalog.readAt());
  }

  record ImportBody(@NotNull String directory) {}

  record ImportedBody(String file, String result, String text) {}

  /// Takes the images of a directory on the service's machine into the store.
  @PostMapping("/api/v1/firmware/import")
  PageBody<ImportedBody> importImages(Actor actor, @Valid @RequestBody ImportBody body) {
    return new PageBody<>(
        fleet
            .firmware()
            .importDirectory(actor, java.nio.file.Path.of(body.directory()))
            .files()
            .stream()
            .map(file -> new ImportedBody(file.name(), file.result().name(), file.text()))
            .toList(),
        null);
  }
}
