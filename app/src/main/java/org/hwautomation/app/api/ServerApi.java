package org.hwautomation.app.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.driver.Fallback;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.ResetType;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.connection.Call;
import org.hwautomation.fleet.inventory.InventorySnapshot;
import org.hwautomation.fleet.server.ImportFormat;
import org.hwautomation.fleet.server.ImportMode;
import org.hwautomation.fleet.server.ImportReport;
import org.hwautomation.fleet.server.ServerChange;
import org.hwautomation.fleet.server.ServerFacet;
import org.hwautomation.fleet.server.ServerFacets;
import org.hwautomation.fleet.server.ServerFilter;
import org.hwautomation.fleet.server.ServerQuery;
import org.hwautomation.fleet.server.ServerSort;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Servers: list, enrol, change, import, read.
@RestController
@RequestMapping("/api/v1/servers")
class ServerApi {

  private final Fleet fleet;

  ServerApi(Fleet fleet) {
    this.fleet = fleet;
  }

  /// `text`, `cursor`, `limit`, `sort`, `direction=down`, and any facet by name:
  /// `vendor=Dell&state=ENROLLED`.
  @GetMapping
  PageBody<ServerBody> list(Actor actor, @RequestParam MultiValueMap<String, String> parameters) {
    actor.require(Permission.READ);
    var sort =
        Arrays.stream(ServerSort.values())
            .filter(s -> s.name().equalsIgnoreCase(parameters.getFirst("sort")))
            .findFirst()
            .orElse(ServerSort.NAME);
    var direction =
        "down".equals(parameters.getFirst("direction"))
            ? ServerQuery.Direction.DESCENDING
            : ServerQuery.Direction.ASCENDING;
    var limit =
        Optional.ofNullable(parameters.getFirst("limit")).map(Integer::parseInt).orElse(100);
    return PageBody.of(
        fleet
            .servers()
            .list(
                new ServerQuery(
                    filter(parameters),
                    sort,
                    direction,
                    Optional.ofNullable(parameters.getFirst("cursor")),
                    limit)),
        ServerBody::of);
  }

  @GetMapping("/facets")
  ServerFacets facets(Actor actor, @RequestParam MultiValueMap<String, String> parameters) {
    actor.require(Permission.READ);
    return fleet.servers().facets(filter(parameters));
  }

  static ServerFilter filter(MultiValueMap<String, String> parameters) {
    Map<ServerFacet, Set<String>> chosen = new EnumMap<>(ServerFacet.class);
    for (var facet : ServerFacet.values()) {
      var values = parameters.get(facet.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      if (values != null) chosen.put(facet, Set.copyOf(values));
    }
    return new ServerFilter(parameters.getOrDefault("text", List.of("")).getFirst(), chosen);
  }

  /// Enrols a server: looks first that it is a BMC, that the certificate is trusted and the login
  /// works.
  @PostMapping
  ResponseEntity<ServerBody> add(Actor actor, @RequestBody NewServerBody body) {
    actor.require(Permission.MANAGE_SERVERS);
    var server =
        Boolean.FALSE.equals(body.probe())
            ? fleet.servers().add(actor, body.server())
            : fleet.servers().enrol(actor, body.server());
    return ResponseEntity.created(URI.create("/api/v1/servers/" + server.id()))
        .body(ServerBody.of(server));
  }

  /// CSV or YAML, by content type or `format`; `mode` is `DRY_RUN`, `STORE` or `ENROL`.
  @PostMapping(path = "/import")
  ImportReport importFile(
      Actor actor,
      @RequestBody String content,
      @RequestParam(defaultValue = "CSV") ImportFormat format,
      @RequestParam(defaultValue = "ENROL") ImportMode mode) {
    return fleet.serverImport().run(actor, format, content, mode);
  }

  @GetMapping("/{id}")
  ServerBody show(Actor actor, @PathVariable String id) {
    actor.require(Permission.READ);
    return ServerBody.of(fleet.servers().byIdOrName(id));
  }

  /// What is absent stays as it is; an empty `deviceType` takes the assignment away.
  record ChangeBody(
      @Nullable String name,
      @Nullable String site,
      @Nullable List<String> tags,
      @Nullable String deviceType) {}

  @PatchMapping("/{id}")
  ServerBody change(Actor actor, @PathVariable String id, @RequestBody ChangeBody body) {
    var server = fleet.servers().byIdOrName(id);
    return ServerBody.of(
        fleet
            .servers()
            .update(
                actor,
                server.id(),
                new ServerChange(
                    Optional.ofNullable(body.name()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.ofNullable(body.site()),
                    Optional.ofNullable(body.tags()),
                    Optional.ofNullable(body.deviceType()))));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> remove(Actor actor, @PathVariable String id) {
    fleet.servers().remove(actor, fleet.servers().byIdOrName(id).id());
    return ResponseEntity.noContent().build();
  }

  @GetMapping("/{id}/inventory")
  InventorySnapshot inventory(Actor actor, @PathVariable String id) {
    actor.require(Permission.READ);
    var server = fleet.servers().byIdOrName(id);
    return fleet.inventories().latest(server.id()).orElseThrow(() -> notRead(server.name()));
  }

  /// Reads the server now.
  @PostMapping("/{id}/inventory")
  InventorySnapshot refresh(Actor actor, @PathVariable String id) {
    return fleet.inventories().refresh(actor, fleet.servers().byIdOrName(id).id());
  }

  @GetMapping("/{id}/calls")
  List<Call> calls(Actor actor, @PathVariable String id) {
    actor.require(Permission.READ);
    return fleet.connections().recentCalls(fleet.servers().byIdOrName(id).id());
  }

  /// @param sent the reset type that the BMC allows and that was sent
  /// @param method by which it was sent
  /// @param fallbacks why other methods were not used, one sentence each
  record ResetBody(String before, String sent, Method method, List<String> fallbacks) {}

  record PowerBody(@NotNull ResetType type) {}

  /// Switches the host now. Refused while a job works on the server.
  @PostMapping("/{id}/power")
  ResetBody power(Actor actor, @PathVariable String id, @Valid @RequestBody PowerBody body) {
    actor.require(Permission.CHANGE_SERVERS);
    var server = fleet.servers().byIdOrName(id);
    var connected = fleet.connections().connect(server.id());
    fleet
        .audit()
        .append(actor, "server.power", server.name(), Map.of("type", body.type().redfishName()));
    var fallbacks = new ArrayList<String>();
    return Fallback.tryEach(
        connected,
        Power.class,
        power -> {
          var before = power.state().name();
          var sent = power.reset(body.type()).redfishName();
          return new ResetBody(before, sent, power.method(), List.copyOf(fallbacks));
        },
        fallbacks::add);
  }

  private static Problem notRead(String server) {
    return Problem.notFound(
        "not-read-yet", server + " has not been read yet.", "POST to the same path reads it now.");
  }
}
