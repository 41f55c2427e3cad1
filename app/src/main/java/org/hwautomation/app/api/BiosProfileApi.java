package org.hwautomation.app.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.profile.BiosProfile;
import org.hwautomation.fleet.bios.profile.ProfileImports.Format;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Named BIOS settings and intents: kept in versions, carried around as files.
@RestController
@RequestMapping("/api/v1/bios/profiles")
class BiosProfileApi {

  /// The largest file of Supermicro's manager that was seen has a quarter of a megabyte.
  private static final int LARGEST_FILE_BYTES = 4 * 1024 * 1024;

  private final Fleet fleet;

  BiosProfileApi(Fleet fleet) {
    this.fleet = fleet;
  }

  @GetMapping
  PageBody<BiosProfileBody.Summary> list(Actor actor) {
    return new PageBody<>(
        fleet.biosProfiles().list(actor).stream().map(BiosProfileBody.Summary::of).toList(), null);
  }

  /// @param intents intent → value; `on` and `off` may be true and false, a list is a list
  record NewProfileBody(
      @NotNull String name,
      @Nullable String description,
      @Nullable String deviceType,
      @Nullable Map<String, Object> settings,
      @Nullable Map<String, Object> intents,
      @Nullable List<String> preserve) {

    BiosProfile profile() {
      return profileOf(name, description, deviceType, settings, intents, preserve);
    }
  }

  @PostMapping
  ResponseEntity<BiosProfileBody> create(Actor actor, @Valid @RequestBody NewProfileBody body) {
    var saved = fleet.biosProfiles().create(actor, body.profile());
    return ResponseEntity.created(URI.create("/api/v1/bios/profiles/" + saved.profile().name()))
        .body(BiosProfileBody.of(saved));
  }

  /// @param version an older one; the newest when it is not given
  @GetMapping("/{name}")
  BiosProfileBody show(
      Actor actor,
      @PathVariable String name,
      @RequestParam(required = false) @Nullable Integer version) {
    return BiosProfileBody.of(
        version == null
            ? fleet.biosProfiles().find(actor, name)
            : fleet.biosProfiles().version(actor, name, version));
  }

  /// @param basedOn the version that was changed: refused when somebody saved another meanwhile
  record ChangedProfileBody(
      @Nullable String description,
      @Nullable String deviceType,
      @Nullable Map<String, Object> settings,
      @Nullable Map<String, Object> intents,
      @Nullable List<String> preserve,
      @Nullable Integer basedOn) {}

  /// Saves a new version of it, or the first.
  @PutMapping("/{name}")
  BiosProfileBody save(
      Actor actor, @PathVariable String name, @RequestBody ChangedProfileBody body) {
    var profile =
        profileOf(
            name,
            body.description(),
            body.deviceType(),
            body.settings(),
            body.intents(),
            body.preserve());
    return BiosProfileBody.of(
        fleet.biosProfiles().save(actor, profile, Optional.ofNullable(body.basedOn())));
  }

  /// Its versions stay readable in the history.
  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Actor actor, @PathVariable String name) {
    fleet.biosProfiles().remove(actor, name);
  }

  /// All versions, newest first; empty for a device type's own.
  @GetMapping("/{name}/history")
  PageBody<BiosProfileBody.Summary> history(Actor actor, @PathVariable String name) {
    return new PageBody<>(
        fleet.biosProfiles().history(actor, name).stream()
            .map(BiosProfileBody.Summary::of)
            .toList(),
        null);
  }

  /// As a file that can be imported again.
  ///
  /// @param format `yaml` or `json`
  @GetMapping(path = "/{name}/export", produces = MediaType.ALL_VALUE)
  ResponseEntity<String> export(
      Actor actor, @PathVariable String name, @RequestParam(defaultValue = "yaml") String format) {
    var wanted =
        switch (format) {
          case "yaml" -> Format.YAML;
          case "json" -> Format.JSON;
          default ->
              throw Problem.invalid(
                  "unknown-format", "There is no format \"" + format + "\".", "Use yaml or json.");
        };
    var type = wanted == Format.JSON ? "application/json" : "application/yaml;charset=utf-8";
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header("Content-Disposition", "attachment; filename=\"" + fileName(name, format) + "\"")
        .body(fleet.profileImports().export(actor, name, wanted));
  }

  private static String fileName(String name, String format) {
    return name.replaceAll("[^A-Za-z0-9._-]", "_") + "." + format;
  }

  /// Reads a profile in YAML or JSON, or the XML that Supermicro's update manager writes, and saves
  /// it as a new version. With a fault in it, every fault is named with its line and nothing is
  /// saved.
  ///
  /// @param name for the profile instead of the file's own; XML has none
  @PostMapping(path = "/import", consumes = MediaType.ALL_VALUE)
  BiosProfileBody.Imported importFile(
      Actor actor,
      @RequestParam(required = false) @Nullable String name,
      @RequestBody byte[] content) {
    if (content.length > LARGEST_FILE_BYTES) {
      throw Problem.invalid(
          "file-too-large", "The file has more than 4 MiB.", "A BIOS profile is much smaller.");
    }
    return BiosProfileBody.Imported.of(
        fleet.profileImports().read(actor, Optional.ofNullable(name), content));
  }

  /// @param server name or id
  /// @param preserve names with `*` and `?` of further attributes to leave out
  record FromServerBody(
      @NotNull String server,
      @NotNull String name,
      @Nullable String description,
      @Nullable List<String> preserve) {}

  /// Makes a profile of a server's last known settings, without what belongs to that machine alone.
  @PostMapping("/from-server")
  ResponseEntity<BiosProfileBody.Imported> fromServer(
      Actor actor, @Valid @RequestBody FromServerBody body) {
    actor.require(Permission.CHANGE_SERVERS);
    var made =
        fleet
            .profileImports()
            .fromServer(
                actor,
                fleet.servers().byIdOrName(body.server()).id(),
                body.name(),
                body.description() == null ? "" : body.description(),
                body.preserve() == null ? List.of() : body.preserve());
    return ResponseEntity.created(
            URI.create("/api/v1/bios/profiles/" + made.saved().profile().name()))
        .body(BiosProfileBody.Imported.of(made));
  }

  private static BiosProfile profileOf(
      String name,
      @Nullable String description,
      @Nullable String deviceType,
      @Nullable Map<String, Object> settings,
      @Nullable Map<String, Object> intents,
      @Nullable List<String> preserve) {
    return new BiosProfile(
        name,
        description == null ? "" : description,
        Optional.ofNullable(deviceType),
        settings == null ? Map.of() : settings,
        words(intents),
        preserve == null ? List.of() : preserve);
  }

  /// JSON's true, false and lists as intents write them.
  static Map<String, String> words(@Nullable Map<String, Object> intents) {
    var words = new LinkedHashMap<String, String>();
    if (intents == null) return words;
    intents.forEach((name, value) ->
        words.put(
            name,
            value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value)));
    return words;
  }
}
